"""CloudFront in front of stages that do not support a firewall."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from gatewright.spec.default import Default
from gatewright.spec.firewall import FirewallSpec
from gatewright.spec.kind import REST, Lack
from gatewright.spec.model import Json, model
from gatewright.spec.reference import Reference


@model(
    tag="cloudfront",
    shorthand="firewall",
    lacks=(Lack(REST, "a firewall on CloudFront", "write `firewall: NAME`, which protects the stage itself"),),
)
class CloudFrontSpec(Struct, frozen=True, kw_only=True):
    """A CloudFront distribution with an AWS WAF web ACL, in front of a stage of an HTTP or WebSocket API.

    Custom domain names of the stage point to CloudFront. CloudFront sends a secret to the API, and public routes reject
    requests without it, so that clients cannot bypass the firewall. Routes with another authorizer do not check the
    secret.
    """

    firewall: FirewallSpec | Reference
    """The web ACL: one of this spec's, the ARN of one with the scope `CLOUDFRONT`, or inline."""
    secret: Annotated[int | None, Default(1)] = None
    """The number of the secret. Increase it to rotate the secret; the previous one remains valid.

    So one deployment rotates the secret, and rejects no client. After two deployments the old secret is invalid.
    """
    raw: Json | None = None
    """CloudFormation properties of `AWS::CloudFront::Distribution` that are merged over the rendered ones."""

"""CloudFront in front of stages that no firewall protects by itself."""

from msgspec import Struct

from gatewright.spec.firewall import FirewallSpec
from gatewright.spec.model import Json, model
from gatewright.spec.reference import Reference


@model(tag="cloudfront", shorthand="firewall")
class CloudFrontSpec(Struct, frozen=True, kw_only=True):
    """CloudFront in front of a stage of an HTTP or WebSocket API, and a firewall in front of CloudFront.

    Domains that lead to the stage lead to CloudFront. It shows the API a secret, and routes that are open turn away
    those who come without it: they have walked around the firewall. Routes with another way to tell who calls cannot
    look at the secret too.
    """

    firewall: FirewallSpec | Reference
    """The firewall: one of this spec's, the ARN of a web ACL whose scope is `CLOUDFRONT`, or one in place."""
    secret: int | None = None
    """The secret's number, `1` when nothing is said. Another one is made for the next, and the one before still does.

    So a secret is replaced by one deployment, in which nobody is turned away. After two the old one is worth nothing.
    """
    raw: Json | None = None
    """CloudFormation properties of `AWS::CloudFront::Distribution` that are merged over the rendered ones."""

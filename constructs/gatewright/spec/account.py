"""Accounts: settings that all gateways of an account share in a Region."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.common import CommonSpec
from gatewright.spec.default import Derived
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.throttle import ThrottleSpec


@model()
class LimitsSpec(Struct, frozen=True, kw_only=True):
    """Service quotas of an account in a Region, for quotas that AWS has increased.

    All specs that are checked together with this one count against them.
    """

    throttle: Annotated[
        ThrottleSpec | None, Derived("10,000 requests a second and a burst of 5,000; in newer Regions 2,500 and 1,250")
    ] = None
    """The throttling quota of all APIs together."""
    regional_apis: Annotated[int | None, Derived("600")] = None
    """Regional REST APIs."""
    edge_apis: Annotated[int | None, Derived("120")] = None
    """Edge-optimized REST APIs."""
    private_apis: Annotated[int | None, Derived("600")] = None
    """Private REST APIs."""
    plans: Annotated[int | None, Derived("300")] = None
    """Usage plans."""
    keys: Annotated[int | None, Derived("10,000")] = None
    """API keys."""
    domains: Annotated[int | None, Derived("120")] = None
    """Public custom domain names."""
    private_domains: Annotated[int | None, Derived("50")] = None
    """Private custom domain names."""
    balancer_links: Annotated[int | None, Derived("20")] = None
    """VPC links V1 (to network load balancers)."""
    network_links: Annotated[int | None, Derived("10")] = None
    """VPC links V2 (to subnets)."""


@model()
class AccountSpec(CommonSpec, frozen=True, kw_only=True):
    """Account settings in a Region, which all its gateways share.

    The spec is a stack of its own in every Region. Deploy it before gateways that write logs.
    """

    kind: Literal["account"]
    """The kind of this spec."""
    log_role: Annotated[bool | Reference | None, Derived("a role that is created")] = None
    """The API Gateway CloudWatch Logs role. `false` leaves the account's setting unchanged.

    REST and WebSocket APIs write no logs in a Region without it. CloudFormation keeps the role and the setting when it
    deletes the stack, because the logs of all gateways depend on it.
    """
    limits: Annotated[LimitsSpec | None, Derived("the quotas of a new account")] = None
    """Service quotas that AWS has increased."""

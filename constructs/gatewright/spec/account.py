"""Accounts: what all gateways of an account share in a region."""

from typing import Literal

from msgspec import Struct

from gatewright.spec.common import CommonSpec
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.throttle import ThrottleSpec


@model()
class LimitsSpec(Struct, frozen=True, kw_only=True):
    """What AWS allows an account in a region, where it has raised a quota. AWS's own defaults when nothing is said.

    All specs that are checked together with this one are counted against them.
    """

    throttle: ThrottleSpec | None = None
    """Requests to all APIs together: 10,000 a second and 5,000 at once, or 2,500 and 1,250 in newer regions."""
    regional_apis: int | None = None
    """Regional REST APIs: 600."""
    edge_apis: int | None = None
    """Edge-optimized REST APIs: 120."""
    private_apis: int | None = None
    """Private REST APIs: 600."""
    plans: int | None = None
    """Usage plans: 300."""
    keys: int | None = None
    """API keys: 10000."""
    domains: int | None = None
    """Public domains: 120."""
    private_domains: int | None = None
    """Private domains: 50."""
    balancer_links: int | None = None
    """VPC links to load balancers: 20."""
    network_links: int | None = None
    """VPC links to networks: 10."""


@model()
class AccountSpec(CommonSpec, frozen=True, kw_only=True):
    """An account in a region: what is there once, and all gateways rely on.

    It is a stack of its own in every region, which is deployed before the gateways that write logs.
    """

    kind: Literal["account"]
    """That this is the spec of an account."""
    log_role: bool | Reference | None = None
    """The role in which API Gateway writes logs. One is made when nothing is said; `false` leaves the setting alone.

    REST and WebSocket APIs write no logs in a region without it. It stays when the stack is deleted: the logs of all
    gateways depend on it.
    """
    limits: LimitsSpec | None = None
    """Quotas that AWS has raised; its defaults when nothing is said."""

"""VPC endpoints of the gateway's own."""

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.values import Bound, DeployText
from gatewright.spec.model import Json


class VpcEndpoint(Struct, frozen=True, kw_only=True):
    """A way from a VPC to private APIs."""

    name: str
    path: Path
    vpc: str | DeployText
    subnets: tuple[str | DeployText, ...]
    allow: tuple[str, ...]
    """Addresses that a security group of its own lets in; it has none of its own if there are none."""
    security_groups: tuple[str | DeployText, ...]
    private_dns: bool
    ip: str
    policy: tuple[Json, ...]
    """What may be called through it; the APIs of the account and region where nothing is said."""


Entrance = VpcEndpoint | Bound | str | DeployText
"""A VPC endpoint: one of the gateway's own, or one from outside, by its id."""

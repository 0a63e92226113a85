"""What a whole file can be: a spec of one kind or another."""

from gatewright.spec.account import AccountSpec
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.shared_domain import SharedDomainsSpec

AnySpec = GatewaySpec | SharedDomainsSpec | AccountSpec

ROOTS: dict[str, type[AnySpec]] = {"account": AccountSpec, "domain": SharedDomainsSpec}
"""What specs of these kinds are. All others are gateways."""

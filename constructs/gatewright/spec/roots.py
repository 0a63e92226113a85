"""The kinds of spec."""

from __future__ import annotations

from gatewright.spec.account import AccountSpec
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.shared_domain import SharedDomainsSpec

AnySpec = GatewaySpec | SharedDomainsSpec | AccountSpec

ROOTS: dict[str, type[AnySpec]] = {"account": AccountSpec, "domain": SharedDomainsSpec}
"""The models of these kinds of spec. All others are gateways."""

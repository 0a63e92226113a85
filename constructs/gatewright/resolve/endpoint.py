"""Endpoints, and from where they may be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatewright.document import Path
from gatewright.gateway import Callers, DeployText, Network, Policy, Setting
from gatewright.resolve import optional
from gatewright.resolve.scope import Scope
from gatewright.spec import nouns
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.reference import TextReference

if TYPE_CHECKING:
    from gatewright.spec.policy import CallersSpec, PolicySpec

ENDPOINT = "regional"


def endpoint_type(spec: GatewaySpec) -> Setting[str]:
    """The kind of endpoint."""
    match spec.endpoint:
        case None:
            return Setting(ENDPOINT)
        case str(name):
            return Setting(name, ("endpoint",))
        case nouns.endpoint.RegionalEndpoint():
            return Setting("regional", ("endpoint",))
        case nouns.endpoint.EdgeEndpoint():
            return Setting("edge", ("endpoint",))
        case nouns.endpoint.PrivateEndpoint():
            return Setting("private", ("endpoint",))


def resolve_network(scope: Scope) -> Network:
    """The settings of the endpoint other than its kind. A private one always has both kinds of addresses."""
    endpoint = scope.spec.endpoint
    match endpoint:
        case None | str():
            return Network(ip=None, tls=None, access=None)
        case nouns.endpoint.RegionalEndpoint() | nouns.endpoint.EdgeEndpoint():
            return Network(ip=endpoint.ip, tls=endpoint.tls, access=endpoint.access)
        case nouns.endpoint.PrivateEndpoint():
            path = ("endpoint", "private", "vpc_endpoints")
            found = optional.vpc_endpoint.entrances(scope, endpoint.vpc_endpoints, path)
            return Network(ip="dualstack", tls=endpoint.tls, access=endpoint.access, vpc_endpoints=found)


def resolve_policy(scope: Scope, spec: PolicySpec) -> Policy:
    """The policy, with its references resolved."""
    return Policy(
        allow=_callers(scope, spec.allow, ("policy", "allow")) if spec.allow else None,
        deny=_callers(scope, spec.deny, ("policy", "deny")) if spec.deny else None,
        statements=spec.statements or (),
    )


def _callers(scope: Scope, spec: CallersSpec, path: Path) -> Callers:
    return Callers(
        addresses=spec.addresses or (),
        vpcs=_texts(scope, spec.vpcs or (), (*path, "vpcs")),
        vpc_endpoints=optional.vpc_endpoint.entrances(scope, spec.vpc_endpoints or (), (*path, "vpc_endpoints")),
        accounts=spec.accounts or (),
        organizations=spec.organizations or (),
    )


def _texts(scope: Scope, written: tuple[str | TextReference, ...], path: Path) -> tuple[str | DeployText, ...]:
    return scope.texts(enumerate(written), path)

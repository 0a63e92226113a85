"""VPC endpoints: those that are made, and those that a list means."""

from collections.abc import Iterator, Sequence

from gatewright.diagnostics.codes.names import UNKNOWN_VPC_ENDPOINT
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.gateway import Entrance, VpcEndpoint
from gatewright.resolve.names import AnyNames
from gatewright.resolve.scope import Scope
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.reference import TextReference
from gatewright.spec.values.late import is_late
from gatewright.spec.values.network import VpcEndpointWord
from gatewright.spec.vpc_endpoint import MadeVpcEndpointSpec


def resolve_vpc_endpoints(scope: Scope) -> tuple[VpcEndpoint, ...]:
    """All VPC endpoints that are made, by name. From then on lists can name them."""
    found = {name: _endpoint(scope, name, spec) for name, spec in sorted((scope.spec.vpc_endpoints or {}).items())}
    scope.vpc_endpoints = found
    return tuple(endpoint for endpoint in found.values() if endpoint is not None)


def entrances(names: AnyNames, written: Sequence[str | TextReference], path: Path) -> tuple[Entrance, ...]:
    """The endpoints that a list names, each once."""
    return tuple(_entrances(names, written, path))


def _endpoint(scope: Scope, name: str, spec: MadeVpcEndpointSpec) -> VpcEndpoint | None:
    path = ("vpc_endpoints", name)
    vpc = spec.vpc if isinstance(spec.vpc, str) else scope.text(spec.vpc, (*path, "vpc"))
    if vpc is None:
        return None
    subnets, groups = (*path, "subnets"), (*path, "security_groups")
    return VpcEndpoint(
        name=name,
        path=path,
        vpc=vpc,
        subnets=scope.texts(scope.distinct(spec.subnets, subnets), subnets),
        allow=tuple(range for _, range in scope.distinct(spec.allow or (), (*path, "allow"))),
        security_groups=scope.texts(scope.distinct(spec.security_groups or (), groups), groups),
        private_dns=bool(spec.private_dns),
        ip=spec.ip or "ipv4",
        policy=spec.policy or (),
    )


def _entrances(names: AnyNames, written: Sequence[str | TextReference], path: Path) -> Iterator[Entrance]:
    for index, item in names.distinct(written, path):
        here = (*path, index)
        found = _named(names, item, here) if isinstance(item, str) else names.text(item, here)
        if found is not None:
            yield found


def _named(names: AnyNames, name: str, path: Path) -> Entrance | None:
    """An endpoint by its id, or by the name that it has in the spec."""
    if is_late(name) or VpcEndpointWord.is_id(name):
        return name
    known = names.vpc_endpoints
    if name not in known and names.is_bound(name):
        return names.bound(name, path, "vpc endpoint")
    if name not in known and not names.is_broken("vpc_endpoints", name):
        made = ", or define it under `vpc_endpoints`" if isinstance(names.spec, GatewaySpec) else ""
        help = f"write an id such as `{VpcEndpointWord.EXAMPLE}`{made}"
        message = f"there is no VPC endpoint {name!r}"
        names.report(UNKNOWN_VPC_ENDPOINT, path, message, suggestion(name, known) or help)
    return known.get(name)

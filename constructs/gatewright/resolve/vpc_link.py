"""VPC links: where they lead."""

from gatewright.document import Path
from gatewright.gateway import DeployText, VpcLink
from gatewright.resolve.scope import Scope
from gatewright.spec.reference import TextReference
from gatewright.spec.vpc_link import BalancerLink, NetworkLink


def resolve_vpc_links(scope: Scope) -> tuple[VpcLink, ...]:
    """All VPC links, by name."""
    found = (_link(scope, name, spec) for name, spec in sorted((scope.spec.vpc_links or {}).items()))
    return tuple(link for link in found if link is not None)


def _link(scope: Scope, name: str, spec: BalancerLink | NetworkLink) -> VpcLink | None:
    path = ("vpc_links", name)
    match spec:
        case BalancerLink():
            balancer = scope.outside(spec.load_balancer, (*path, "load_balancer"), "load balancer")
            description = spec.description or ""
            return VpcLink(name=name, path=path, load_balancer=balancer, description=description) if balancer else None
        case NetworkLink():
            return VpcLink(
                name=name,
                path=path,
                subnets=_texts(scope, spec.subnets, (*path, "subnets")),
                security_groups=_texts(scope, spec.security_groups or (), (*path, "security_groups")),
            )


def _texts(scope: Scope, written: tuple[str | TextReference, ...], path: Path) -> tuple[str | DeployText, ...]:
    return scope.texts(scope.distinct(written, path), path)

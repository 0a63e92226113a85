"""Which requests a routing rule of a domain leaves to what comes after it."""

from gatewright.gateway import DomainPath, Routing
from gatewright.rules.shared.globs import covers


def takes_all_of(first: Routing, second: Routing) -> bool:
    """Every request that `second` is for is one that `first` is for. A header without values is reported elsewhere."""
    return (
        all(first.headers.values())
        and _begins(second.base, first.base)
        and all(_implied(name, glob, second) for name, glob in first.conditions)
    )


def takes_path(rule: Routing, path: DomainPath) -> bool:
    """Every request to a path is one that a rule is for."""
    return not rule.headers and _begins(path.base, rule.base)


def _implied(name: str, glob: str, routing: Routing) -> bool:
    return any(name.lower() == other.lower() and covers(glob, narrow) for other, narrow in routing.conditions)


def _begins(path: str, base: str) -> bool:
    """A path is below another one, or is that one."""
    return not base or f"{path}/".startswith(f"{base}/")

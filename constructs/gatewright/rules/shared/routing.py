"""The requests that a domain's routing rule takes from later rules and paths."""

from gatewright.gateway import DomainPath, Routing
from gatewright.rules.shared.globs import covers


def takes_all_of(first: Routing, second: Routing) -> bool:
    """`first` matches every request that `second` matches. `domain-routing` reports headers without values."""
    return (
        all(first.headers.values())
        and _begins(second.base, first.base)
        and all(_implied(name, glob, second) for name, glob in first.conditions)
    )


def takes_path(rule: Routing, path: DomainPath) -> bool:
    """A rule matches every request to a path."""
    return not rule.headers and _begins(path.base, rule.base)


def _implied(name: str, glob: str, routing: Routing) -> bool:
    return any(name.lower() == other.lower() and covers(glob, narrow) for other, narrow in routing.conditions)


def _begins(path: str, base: str) -> bool:
    """A path begins with all segments of another one."""
    return not base or f"{path}/".startswith(f"{base}/")

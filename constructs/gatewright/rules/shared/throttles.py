"""The throttles of a gateway."""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway, Throttle


def throttles(gateway: Gateway) -> dict[Path, Throttle]:
    """Throttles of stages, routes and usage plans, by their paths."""
    found: dict[Path, Throttle] = {}
    own = (*(stage.throttle for stage in gateway.stages), *(route.throttle for route in gateway.routes))
    for throttle in filter(None, own):
        found[throttle.path] = throttle.value
    for plan in gateway.plans:
        if plan.throttle:
            found[(*plan.path, "throttle")] = plan.throttle
        found |= {limited.path: limited.throttle for limited in plan.routes}
    return found


def limits(gateway: Gateway) -> Iterator[tuple[Path, str, float]]:
    """All rates and bursts in the spec: the path, the name and the value."""
    for path, throttle in throttles(gateway).items():
        for name, value in (("rate", throttle.rate), ("burst", throttle.burst)):
            if value is not None:
                yield (*path, name), name, value

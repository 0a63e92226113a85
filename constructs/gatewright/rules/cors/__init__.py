"""CORS."""

from gatewright.gateway import Gateway, Unit


def concerns(unit: Unit) -> bool:
    """Browsers may call the API, or it handles preflight requests itself."""
    return isinstance(unit, Gateway) and (
        unit.cors is not None or any(route.method in ("OPTIONS", "ANY") for route in unit.routes)
    )

"""API keys and usage plans."""

from gatewright.gateway import Gateway, Unit


def concerns(unit: Unit) -> bool:
    """There are API keys or usage plans."""
    return isinstance(unit, Gateway) and (
        bool(unit.plans or unit.keys) or any(route.api_key.value for route in unit.routes)
    )

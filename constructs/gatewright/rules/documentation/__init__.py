"""Published documentation."""

from gatewright.gateway import Gateway, Unit


def concerns(unit: Unit) -> bool:
    """Documentation is published."""
    return isinstance(unit, Gateway) and unit.documentation.value

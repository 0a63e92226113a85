"""Resource policies."""

from gatewright.gateway import Gateway, Unit


def concerns(unit: Unit) -> bool:
    """The API has a resource policy."""
    return isinstance(unit, Gateway) and unit.policy is not None

"""Several Regions."""

from gatewright.gateway import Gateway, SharedDomains, Unit


def concerns(unit: Unit) -> bool:
    """There are domains, whose records lead to Regions."""
    return isinstance(unit, Gateway | SharedDomains) and bool(unit.domains)

"""Custom domain names."""

from gatewright.gateway import Gateway, SharedDomains, Unit


def concerns(unit: Unit) -> bool:
    """There is a custom domain name."""
    return isinstance(unit, Gateway | SharedDomains) and bool(unit.domains)

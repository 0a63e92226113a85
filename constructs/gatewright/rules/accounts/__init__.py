"""Accounts."""

from gatewright.gateway import Account, Unit


def concerns(unit: Unit) -> bool:
    """The spec is about an account."""
    return isinstance(unit, Account)

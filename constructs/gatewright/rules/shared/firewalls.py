"""Queries of firewalls, and the capacity that their rules use."""

from collections.abc import Iterator

from gatewright.gateway import Firewall, Gateway
from gatewright.gateway.firewall import (
    All,
    AnyOf,
    FirewallRule,
    FromAddresses,
    FromCountries,
    Managed,
    Not,
    RateLimit,
    Statement,
    TextMatch,
)
from gatewright.rules.shared.prices import (
    FIREWALL_A_MONTH,
    FIREWALL_BODY_STEP,
    FIREWALL_REQUESTS,
    FIREWALL_RULE_A_MONTH,
    FIREWALL_STEP,
)
from gatewright.spec.values.managed_groups import GROUPS

MOST = 5000
"""The capacity of a web ACL, in web ACL capacity units (WCU)."""
INCLUDED = 1500
"""The capacity units without an extra charge for requests."""

_STEP_UNITS = 500
_STEP_KB = 16

_MATCH = {"is": 2, "starts_with": 2, "ends_with": 2, "contains": 10, "word": 10, "matches": 3, "larger_than": 1}
_ATTACK = {"sql": 20, "script": 40}
_CHANGE = 10
_LIMIT, _COUNTED_KEY = 2, 30
_COUNTRIES_AT_ONCE = 50


def all_firewalls(gateway: Gateway) -> Iterator[Firewall]:
    """All firewalls, each once: the named ones, then the inline ones."""
    yield from gateway.firewalls
    yield from (firewall for firewall in gateway.used_firewalls if firewall.in_place)


def capacity(firewall: Firewall) -> int:
    """The capacity units that a firewall uses."""
    return sum(weight(rule) for rule in firewall.rules)


def price(firewall: Firewall) -> tuple[float, float]:
    """The price of a firewall per month, and per million requests, without `bot_control`."""
    steps = -(-max(0, capacity(firewall) - INCLUDED) // _STEP_UNITS)
    body_steps = int((firewall.inspect or "16KB").removesuffix("KB")) // _STEP_KB - 1
    extra = steps * FIREWALL_STEP + body_steps * FIREWALL_BODY_STEP
    return FIREWALL_A_MONTH + FIREWALL_RULE_A_MONTH * len(firewall.rules), FIREWALL_REQUESTS + extra


def weight(rule: FirewallRule) -> int:
    """The capacity units that a rule uses."""
    match rule.about:
        case RateLimit(by=by, when=when):
            keys = 0 if by in (("address",), ("all",)) else len(by)
            return _LIMIT + _COUNTED_KEY * keys + (_statement(when) if when else 0)
        case Managed(group=group, when=when):
            return GROUPS[group].capacity + (_statement(when) if when else 0)
        case statement:
            return _statement(statement)


def conditions(rule: FirewallRule) -> Iterator[Statement]:
    """All statements of a rule, each before those inside it."""
    about = rule.about.when if isinstance(rule.about, RateLimit | Managed) else rule.about
    if about is not None:
        yield from _inside(about)


def matches(rule: FirewallRule) -> Iterator[TextMatch]:
    """The text matches of a rule."""
    return (statement for statement in conditions(rule) if isinstance(statement, TextMatch))


def _inside(statement: Statement) -> Iterator[Statement]:
    yield statement
    match statement:
        case All(of) | AnyOf(of):
            for inner in of:
                yield from _inside(inner)
        case Not(inner):
            yield from _inside(inner)
        case _:
            pass


def _statement(statement: Statement) -> int:
    return sum(_own(inner) for inner in _inside(statement))


def _own(statement: Statement) -> int:
    match statement:
        case TextMatch(how=how, text=text, after=after):
            return (_ATTACK[text] if how == "attack" else _MATCH[how]) + _CHANGE * len(after)
        case FromAddresses(list):
            return len(list.families)
        case FromCountries(countries):
            return -(-len(set(countries)) // _COUNTRIES_AT_ONCE)
        case All() | AnyOf() | Not():
            return 0
        case _:
            return 1

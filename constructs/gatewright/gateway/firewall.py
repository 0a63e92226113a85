"""Firewalls: rules in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway.values import Outside
from gatewright.spec.model import Json


class TextMatch(Struct, frozen=True, kw_only=True):
    """A part of a request looks like a text."""

    path: Path
    part: str
    """`path`, `body`, `method`, `query_string`, `query`, `headers` or `cookies`."""
    name: str = ""
    """Which parameter, header or cookie."""
    how: str
    """`is`, `starts_with`, `ends_with`, `contains`, `word`, `matches`, `attack` or `larger_than`."""
    text: str
    after: tuple[str, ...] = ()


class AddressList(Struct, frozen=True, kw_only=True):
    """Addresses under a name."""

    name: str
    path: Path
    addresses: tuple[str, ...]
    suffix: str = ""
    """What its logical id ends in, if the language has a name for it rather than the spec."""

    @property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """The addresses by the version of IP, without empty versions."""
        v6 = tuple(address for address in self.addresses if ":" in address)
        v4 = tuple(address for address in self.addresses if ":" not in address)
        return {version: found for version, found in (("IPV4", v4), ("IPV6", v6)) if found}


class FromAddresses(Struct, frozen=True):
    """The caller's address is in a list."""

    list: AddressList


class FromCountries(Struct, frozen=True):
    """The caller's address is in a country."""

    countries: tuple[str, ...]


class Labelled(Struct, frozen=True):
    """An earlier rule left a label."""

    label: str


class All(Struct, frozen=True):
    """Everything is true."""

    of: tuple[Statement, ...]


class AnyOf(Struct, frozen=True):
    """Something is true."""

    of: tuple[Statement, ...]


class Not(Struct, frozen=True):
    """Something is not true."""

    statement: Statement


Statement = TextMatch | FromAddresses | FromCountries | Labelled | All | AnyOf | Not
"""What may be true of a request."""


class RateLimit(Struct, frozen=True, kw_only=True):
    """Too many requests in a time."""

    count: int
    seconds: float
    by: tuple[str, ...]
    when: Statement | None


class Managed(Struct, frozen=True, kw_only=True):
    """What a group of rules finds that AWS manages."""

    group: str
    """By its short name."""
    rules: Mapping[str, str]
    """What some of its rules do instead."""
    when: Statement | None
    version: str | None
    level: str


class BlockedResponse(Struct, frozen=True, kw_only=True):
    """What blocked callers get."""

    path: Path
    status: int
    headers: Mapping[str, str]
    body: str | None
    json: bool


class FirewallRule(Struct, frozen=True, kw_only=True):
    """A rule of a firewall."""

    name: str
    path: Path
    about: Statement | RateLimit | Managed
    action: str
    """For a managed group: `none` for what its rules say, or `count`."""
    answer: BlockedResponse | None = None
    label: str | None = None


class FirewallLogs(Struct, frozen=True, kw_only=True):
    """What a firewall writes down."""

    path: Path
    to: Outside | None
    """The destination. Defaults to a new log group."""
    retention_days: float
    keep: tuple[str, ...]
    redact: tuple[str, ...]


def firewall_label(name: str, *, in_place: bool) -> str:
    """What a firewall is called where a stage of this name can have one too: in metrics and in names of log groups.

    As in its URL, the default stage has no name in it.
    """
    return name if not in_place else "stage" if name == "$default" else f"stage/{name}"


class Firewall(Struct, frozen=True, kw_only=True):
    """A firewall of the gateway's own."""

    name: str
    """Its name, or that of the stage in which it is written."""
    in_place: bool
    is_edge: bool
    """Whether it protects CloudFront, and not a stage itself."""
    path: Path
    description: str
    counting: bool
    """Whether all rules only count."""
    default: str
    client_address: str | None
    rules: tuple[FirewallRule, ...]
    """In the order in which they are asked."""
    lists: tuple[AddressList, ...]
    inspect: str | None
    oversize: str
    answer: BlockedResponse | None
    logs: FirewallLogs | None
    metric: str
    tags: Mapping[str, str]
    raw: Json

    @property
    def is_enforced(self) -> bool:
        """Whether it blocks anything."""
        return not self.counting and (self.default == "block" or any(rule.action != "count" for rule in self.rules))

"""Firewalls: which requests never reach an API."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from msgspec import Struct

from gatewright.spec.model import Json, Nothing, model
from gatewright.spec.policy import AddressRange
from gatewright.spec.reference import Reference
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.firewall import (
    AnswerHeaderWord,
    CountedWord,
    CountryWord,
    FirewallNameWord,
    FirewallTextWord,
    LabelWord,
    ManagedGroupWord,
    ManagedRuleWord,
    RedactedWord,
)
from gatewright.spec.values.name import HeaderName
from gatewright.spec.values.rate import Rate
from gatewright.spec.values.size import Size

Country = Annotated[str, CountryWord]
FirewallName = Annotated[str, FirewallNameWord]
ManagedRule = Annotated[str, ManagedRuleWord]
AnswerHeader = Annotated[str, AnswerHeaderWord]
Label = Annotated[str, LabelWord]
Counted = Annotated[str, CountedWord]
Redacted = Annotated[str, RedactedWord]
Group = Annotated[str, ManagedGroupWord]
FirewallText = Annotated[str, FirewallTextWord]

Action = Literal["block", "allow", "count", "captcha", "challenge"]
"""What becomes of a request: turned down, let through at once, only counted, or put to a test that robots fail."""

Change = Literal[
    "lowercase",
    "uppercase",
    "trim",
    "url_decode",
    "url_decode_uni",
    "html_entity_decode",
    "base64_decode",
    "compress_white_space",
    "remove_nulls",
    "normalize_path",
    "normalize_path_win",
    "cmd_line",
    "js_decode",
]
"""What is done to a text before it is looked at."""


@model(shorthand="is")
class TextMatchSpec(Struct, frozen=True, kw_only=True):
    """What a part of a request looks like. Of several texts under one key any fits; of several keys all have to."""

    is_: str | tuple[str, ...] | None = None
    """The whole text."""
    starts_with: str | tuple[str, ...] | None = None
    """How it starts."""
    ends_with: str | tuple[str, ...] | None = None
    """How it ends."""
    contains: str | tuple[str, ...] | None = None
    """What is in it."""
    word: str | tuple[str, ...] | None = None
    """What is in it as a word of its own: letters, digits and `_`."""
    matches: str | tuple[str, ...] | None = None
    """A regular expression for something in it, without look-around and back-references."""
    attack: Literal["sql", "script"] | None = None
    """What it looks like: SQL for a database, or a script for somebody's browser."""
    larger_than: Size | None = None
    """How large it is at least, and more."""
    after: tuple[Change, ...] | None = None
    """What is done to it first, in this order: `[url_decode, lowercase]`. One thing can be written in many ways."""


@model()
class ConditionSpec(Struct, frozen=True, kw_only=True):
    """Which requests are meant: those that fit everything that is said."""

    method: str | tuple[str, ...] | None = None
    """The method: `POST`, or any of `[PUT, DELETE]`."""
    path: TextMatchSpec | None = None
    """The path as callers write it: with the stage's name in front where they use the API's own address."""
    query_string: TextMatchSpec | None = None
    """All that follows the `?`."""
    query: Mapping[str, TextMatchSpec] | None = None
    """Parameters of the query string, by name."""
    headers: Mapping[HeaderName, TextMatchSpec] | None = None
    """Headers, by name."""
    cookies: Mapping[str, TextMatchSpec] | None = None
    """Cookies, by name."""
    body: TextMatchSpec | None = None
    """The body, as far as the firewall reads it."""
    addresses: FirewallName | None = None
    """The caller's address is in this list of the firewall's `addresses`."""
    countries: tuple[Country, ...] | None = None
    """The caller's address is in one of these countries."""
    label: Label | None = None
    """An earlier rule left this label: one of the firewall's own, or a managed one, `awswaf:managed:aws:…`."""
    any_: tuple["ConditionSpec", ...] | None = None
    """One of these is enough."""
    not_: "ConditionSpec | None" = None
    """None of those that fit this."""


@model()
class BlockedAnswerSpec(Struct, frozen=True, kw_only=True):
    """What blocked callers get."""

    status: int
    """The HTTP status: `403`, `429`."""
    body: Any = None
    """The body: a text, or anything else as JSON; at most 4 KB. Empty when nothing is said."""
    headers: Mapping[AnswerHeader, str] | None = None
    """Headers, ten at most."""


@model(shorthand="limit")
class LimitSpec(Struct, frozen=True, kw_only=True):
    """How many requests callers may make. WAF looks again every few seconds, so a limit is none to the request."""

    limit: Rate
    """How many in which time: `2000/5m`. The times are 1m, 2m, 5m and 10m, the least count is 10."""
    by: tuple[Counted, ...] | None = None
    """What tells callers apart: `[address]`, which it is when nothing is said, `[header.x-api-key]`; five at most.

    Requests without the header are not counted. `[all]` counts all requests together, and needs `when`.
    """
    when: ConditionSpec | None = None
    """Which requests are counted and limited; all when nothing is said."""
    action: Action | None = None
    """What becomes of the requests that are too many; `block` when nothing is said."""
    answer: BlockedAnswerSpec | None = None
    """What blocked callers get."""


@model()
class ManagedSpec(Struct, frozen=True, kw_only=True):
    """How one of the groups that AWS manages is used."""

    mode: Literal["enforce", "count"] | None = None
    """Whether the group's rules do what they are there for, or only count; `enforce` when nothing is said."""
    rules: Mapping[ManagedRule, Action] | None = None
    """What some of its rules do instead, by AWS's names: `{SizeRestrictions_BODY: count}`."""
    when: ConditionSpec | None = None
    """Which requests the group sees; all when nothing is said."""
    version: str | None = None
    """The group's version, `Version_1.4`; AWS's default, which moves on, when nothing is said."""
    level: Literal["common", "targeted"] | None = None
    """For `bot_control`: which robots are looked for. `common` when nothing is said; `targeted` costs more."""


@model()
class FirewallRuleSpec(Struct, frozen=True, kw_only=True):
    """A rule of your own."""

    name: FirewallName
    """Its name, by which metrics and logs know it."""
    when: ConditionSpec
    """Which requests it is about."""
    action: Action | None = None
    """What becomes of them; `block` when nothing is said."""
    answer: BlockedAnswerSpec | None = None
    """What blocked callers get."""
    label: Label | None = None
    """A label that it leaves on them, for later rules and for logs."""
    after_managed: bool | None = None
    """Whether it comes after the managed groups, whose labels it can look at then; it comes before them by itself."""


@model()
class CountriesSpec(Struct, frozen=True, kw_only=True):
    """Where callers may be."""

    allow: tuple[Country, ...] | None = None
    """Nobody from anywhere else."""
    block: tuple[Country, ...] | None = None
    """Nobody from these."""


@model(shorthand="inspect")
class FirewallBodySpec(Struct, frozen=True, kw_only=True):
    """How far bodies are read."""

    inspect: Literal["16KB", "32KB", "48KB", "64KB"] | None = None
    """How much of a body is looked at, by managed groups too; `16KB` when nothing is said. More costs more."""
    oversize: Literal["continue", "match", "no_match"] | None = None
    """What rules of your own make of larger bodies and of many cookies: look at the start, or say that it fits, or not.

    `continue` looks at the start, which it does when nothing is said.
    """


@model()
class FirewallLogsSpec(Struct, frozen=True, kw_only=True):
    """What a firewall writes down about requests."""

    to: Reference | None = None
    """Where to: a log group, a bucket or a Firehose stream whose name starts with `aws-waf-logs-`.

    A log group of the firewall's own when nothing is said.
    """
    retention: Duration | None = None
    """How long a log group of its own is kept: `30d`; a year when nothing is said."""
    keep: tuple[Literal["allow", "block", "count", "captcha", "challenge"], ...] | None = None
    """Which requests are written down, by what became of them: `[block, count]`; all when nothing is said."""
    redact: tuple[Redacted, ...] | None = None
    """What is left out: `[header.cookie, query]`.

    When nothing is said: the headers `authorization`, `cookie` and `x-api-key`.
    """


@model()
class FirewallSpec(Struct, frozen=True, kw_only=True):
    """A firewall in front of stages: a web ACL of AWS WAF. It costs about $5 a month, and $1 for each rule.

    Rules are asked in this order, and the first that blocks or allows a request has decided: `block_addresses`,
    `allow_addresses`, `countries`, `rate` by name, `rules` as they stand, `managed` from the cheap groups to the dear
    ones, and then the `rules` that want to come after these.
    """

    description: FirewallText | None = None
    """What it is for."""
    mode: Literal["enforce", "count"] | None = None
    """Whether rules do what they say, or all of them only count, to try them out; `enforce` when nothing is said."""
    default: Literal["allow", "block"] | None = None
    """What becomes of requests that no rule decides about; `allow` when nothing is said."""
    block_addresses: tuple[AddressRange, ...] | None = None
    """Nobody from these addresses."""
    allow_addresses: tuple[AddressRange, ...] | None = None
    """Everybody from these addresses, whatever the later rules say."""
    addresses: Mapping[FirewallName, tuple[AddressRange, ...]] | None = None
    """Lists of addresses for conditions, by name."""
    client_address: HeaderName | None = None
    """The header in which a proxy in front tells callers' addresses; the connection tells them when nothing is said.

    Whoever can reach the API past the proxy can write anything there.
    """
    countries: CountriesSpec | None = None
    """Where callers may be; anywhere when nothing is said."""
    rate: Mapping[FirewallName, LimitSpec] | None = None
    """How many requests callers may make, by names of your own: `{each: 2000/5m}`; ten limits at most."""
    rules: tuple[FirewallRuleSpec, ...] | None = None
    """Rules of your own, in the order in which they are asked."""
    managed: tuple[Group, ...] | Mapping[Group, ManagedSpec] | None = None
    """Groups of rules that AWS manages: `[common, known_bad_inputs]`, or a map where there is more to say of them.

    `common` turns down bodies above 8 KB, unless its rule `SizeRestrictions_BODY` only counts.
    """
    body: FirewallBodySpec | None = None
    """How far bodies are read."""
    answer: BlockedAnswerSpec | None = None
    """What blocked callers get whose rule says nothing else; the API's gateway response `waf_filtered` otherwise.

    Managed groups answer for themselves. Behind CloudFront the page of CloudFront takes the place of that response.
    """
    logs: FirewallLogsSpec | Nothing | None = None
    """What is written down about requests; `{}` for everything but secrets, nothing when nothing is said."""
    metric: FirewallName | None = None
    """What CloudWatch calls it; the names of gateway, environment and firewall when nothing is said."""
    tags: Mapping[str, str] | None = None
    """Tags on it, besides the gateway's own."""
    raw: Json | None = None
    """CloudFormation properties of `AWS::WAFv2::WebACL` that are merged over the rendered ones."""

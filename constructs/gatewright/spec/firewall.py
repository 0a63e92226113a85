"""Firewalls: AWS WAF web ACLs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from msgspec import Struct

from gatewright.spec.default import OFF, AwsDefault, Default, Derived
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
"""The action on a request: `captcha` and `challenge` test that the client is not a bot."""

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
"""Text transformations."""


@model(shorthand="is")
class TextMatchSpec(Struct, frozen=True, kw_only=True):
    """A condition on one part of a request: all keys must match, and one of several strings in a key."""

    is_: str | tuple[str, ...] | None = None
    """The whole string."""
    starts_with: str | tuple[str, ...] | None = None
    """The start of the string."""
    ends_with: str | tuple[str, ...] | None = None
    """The end of the string."""
    contains: str | tuple[str, ...] | None = None
    """A part of the string."""
    word: str | tuple[str, ...] | None = None
    """A whole word of the string: letters, digits and `_`."""
    matches: str | tuple[str, ...] | None = None
    """A regular expression for a part of the string, without lookaround and backreferences."""
    attack: Literal["sql", "script"] | None = None
    """An attack pattern: SQL injection, or cross-site scripting."""
    larger_than: Size | None = None
    """The size that the part exceeds."""
    after: tuple[Change, ...] | None = None
    """Text transformations before the comparison, in this order: `[url_decode, lowercase]`."""


@model()
class ConditionSpec(Struct, frozen=True, kw_only=True):
    """A condition on requests. All keys must match."""

    method: str | tuple[str, ...] | None = None
    """The method: `POST`, or any of `[PUT, DELETE]`."""
    path: TextMatchSpec | None = None
    """The path of the URL. It starts with the stage name if the client uses the `execute-api` URL."""
    query_string: TextMatchSpec | None = None
    """The whole query string."""
    query: Mapping[str, TextMatchSpec] | None = None
    """Query string parameters, by name."""
    headers: Mapping[HeaderName, TextMatchSpec] | None = None
    """Headers, by name."""
    cookies: Mapping[str, TextMatchSpec] | None = None
    """Cookies, by name."""
    body: TextMatchSpec | None = None
    """The body, as far as the web ACL inspects it."""
    addresses: FirewallName | None = None
    """A list of the firewall's `addresses` that contains the client's address."""
    countries: tuple[Country, ...] | None = None
    """Countries of the client's address."""
    label: Label | None = None
    """A label of an earlier rule: one of the firewall's own, or a managed one, `awswaf:managed:aws:…`."""
    any_: tuple[ConditionSpec, ...] | None = None
    """Alternatives: one of them must match."""
    not_: ConditionSpec | None = None
    """A condition that must not match."""


@model()
class BlockedAnswerSpec(Struct, frozen=True, kw_only=True):
    """The response to blocked requests."""

    status: int
    """The HTTP status: `403`, `429`."""
    body: Annotated[Any, Derived("an empty body")] = None
    """The body: a string, or any other value as JSON; at most 4 KB."""
    headers: Mapping[AnswerHeader, str] | None = None
    """Headers, ten at most."""


@model(shorthand="limit")
class LimitSpec(Struct, frozen=True, kw_only=True):
    """A rate-based rule. WAF evaluates the rate every few seconds, so that clients can briefly exceed the limit."""

    limit: Rate
    """The number of requests in a time window: `2000/5m`. Windows are 1m, 2m, 5m and 10m, the minimum is 10."""
    by: Annotated[tuple[Counted, ...] | None, Default(("address",))] = None
    """Aggregation keys: how requests are grouped for rate limiting, `[header.x-api-key]`; five at most.

    WAF does not count requests without the header. `[all]` counts all requests together, and requires `when`.
    """
    when: Annotated[ConditionSpec | None, Derived("all requests")] = None
    """The requests that are counted and limited."""
    action: Annotated[Action | None, Default("block")] = None
    """The action on requests above the limit."""
    answer: BlockedAnswerSpec | None = None
    """The response to blocked requests."""


@model()
class ManagedSpec(Struct, frozen=True, kw_only=True):
    """Settings of an AWS managed rule group."""

    mode: Annotated[Literal["enforce", "count"] | None, Default("enforce")] = None
    """`enforce` applies the group's actions, `count` counts matching requests only."""
    rules: Mapping[ManagedRule, Action] | None = None
    """Actions that override those of single rules, by AWS's names: `{SizeRestrictions_BODY: count}`."""
    when: Annotated[ConditionSpec | None, Derived("all requests")] = None
    """The requests that the group evaluates (scope-down statement)."""
    version: Annotated[str | None, Derived("AWS's default version, which changes")] = None
    """The version of the group: `Version_1.4`."""
    level: Annotated[Literal["common", "targeted"] | None, Default("common")] = None
    """The inspection level of `bot_control`. `targeted` costs more."""


@model()
class FirewallRuleSpec(Struct, frozen=True, kw_only=True):
    """A custom rule."""

    name: FirewallName
    """The name of the rule in metrics and logs."""
    when: ConditionSpec
    """The requests that match the rule."""
    action: Annotated[Action | None, Default("block")] = None
    """The action on matching requests."""
    answer: BlockedAnswerSpec | None = None
    """The response to blocked requests."""
    label: Label | None = None
    """A label that the rule adds to matching requests, for later rules and for logs."""
    after_managed: Annotated[bool | None, OFF] = None
    """Evaluates the rule after the managed rule groups, so that it can match their labels."""


@model()
class CountriesSpec(Struct, frozen=True, kw_only=True):
    """Geographic restrictions."""

    allow: tuple[Country, ...] | None = None
    """Allows only these countries. Blocks all others."""
    block: tuple[Country, ...] | None = None
    """Blocks these countries."""


@model(shorthand="inspect")
class FirewallBodySpec(Struct, frozen=True, kw_only=True):
    """Body inspection."""

    inspect: Annotated[Literal["16KB", "32KB", "48KB", "64KB"] | None, AwsDefault("16KB")] = None
    """The size up to which WAF inspects a body, for managed rule groups too. More costs more."""
    oversize: Annotated[Literal["continue", "match", "no_match"] | None, Default("continue")] = None
    """How custom rules handle larger bodies and too many cookies (oversize handling).

    `continue` inspects the start, `match` treats them as a match, `no_match` as no match.
    """


@model()
class FirewallLogsSpec(Struct, frozen=True, kw_only=True):
    """Logs of a web ACL."""

    to: Annotated[Reference | None, Derived("a log group that is created for the web ACL")] = None
    """The destination: a log group, an S3 bucket or a Firehose stream whose name starts with `aws-waf-logs-`."""
    retention: Annotated[Duration | None, Default("365d")] = None
    """How long CloudWatch keeps the web ACL's own log group: `30d`."""
    keep: Annotated[
        tuple[Literal["allow", "block", "count", "captcha", "challenge"], ...] | None, Derived("all requests")
    ] = None
    """The logged requests, by action: `[block, count]`."""
    redact: Annotated[
        tuple[Redacted, ...] | None, Default(("header.authorization", "header.cookie", "header.x-api-key"))
    ] = None
    """Redacted fields: `[header.cookie, query]`."""


@model()
class FirewallSpec(Struct, frozen=True, kw_only=True):
    """An AWS WAF web ACL of stages. It costs about $5 a month, and $1 for each rule.

    The first rule that blocks or allows a request decides. The order is: `block_addresses`, `allow_addresses`,
    `countries`, `rate` by name, `rules` as listed, `managed` rule groups with the lowest WCU first, and then `rules`
    with `after_managed`.
    """

    description: FirewallText | None = None
    """A description of the web ACL."""
    mode: Annotated[Literal["enforce", "count"] | None, Default("enforce")] = None
    """`enforce` applies the rules' actions, `count` counts matching requests only, to try the rules."""
    default: Annotated[Literal["allow", "block"] | None, Default("allow")] = None
    """The default action, on requests that no rule blocks or allows."""
    block_addresses: tuple[AddressRange, ...] | None = None
    """Blocks these addresses."""
    allow_addresses: tuple[AddressRange, ...] | None = None
    """Allows these addresses, whatever later rules do."""
    addresses: Mapping[FirewallName, tuple[AddressRange, ...]] | None = None
    """Lists of addresses (IP sets) for conditions, by name."""
    client_address: Annotated[HeaderName | None, Derived("the source address of the connection")] = None
    """The header in which a proxy sends the client's address.

    Clients that can bypass the proxy can forge this header.
    """
    countries: Annotated[CountriesSpec | None, Derived("no restriction")] = None
    """Geographic restrictions."""
    rate: Mapping[FirewallName, LimitSpec] | None = None
    """Rate-based rules, by name: `{each: 2000/5m}`; ten at most."""
    rules: tuple[FirewallRuleSpec, ...] | None = None
    """Custom rules, in order of evaluation."""
    managed: tuple[Group, ...] | Mapping[Group, ManagedSpec] | None = None
    """AWS managed rule groups: `[common, known_bad_inputs]`, or a map with the settings of each.

    `common` blocks bodies above 8 KB, unless its rule `SizeRestrictions_BODY` only counts.
    """
    body: FirewallBodySpec | None = None
    """Body inspection."""
    answer: Annotated[BlockedAnswerSpec | None, Derived("the gateway response `waf_filtered`")] = None
    """The response to requests that rules without an `answer` block.

    Managed rule groups do not use it. On CloudFront, CloudFront's error page replaces the gateway response.
    """
    logs: Annotated[FirewallLogsSpec | Nothing | None, Derived("no logs")] = None
    """Logs. `{}` logs all requests, without secrets."""
    metric: Annotated[FirewallName | None, Derived("the names of gateway, environment and firewall")] = None
    """The name of the CloudWatch metrics."""
    tags: Mapping[str, str] | None = None
    """Tags on the web ACL, in addition to the gateway's."""
    raw: Json | None = None
    """CloudFormation properties of `AWS::WAFv2::WebACL` that are merged over the rendered ones."""

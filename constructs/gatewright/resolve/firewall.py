"""Firewalls: rules in order, and what their conditions mean."""

import json
from collections.abc import Iterator, Mapping

from gatewright.document import Path
from gatewright.gateway import Outside
from gatewright.gateway.cloudfront import Distribution
from gatewright.gateway.firewall import (
    AddressList,
    BlockedResponse,
    Firewall,
    FirewallLogs,
    FirewallRule,
    FromAddresses,
    FromCountries,
    Managed,
    Not,
    RateLimit,
    firewall_label,
)
from gatewright.resolve.condition import Conditions
from gatewright.resolve.scope import Scope
from gatewright.spec.cloudfront import CloudFrontSpec
from gatewright.spec.firewall import (
    BlockedAnswerSpec,
    FirewallBodySpec,
    FirewallLogsSpec,
    FirewallSpec,
    ManagedSpec,
)
from gatewright.spec.model import Nothing
from gatewright.spec.reference import Named, Reference
from gatewright.spec.targets import name_in_aws
from gatewright.spec.values.managed_groups import GROUPS

RETENTION_DAYS = 365
SECRETS = ("header.authorization", "header.cookie", "header.x-api-key")
"""What logs leave out when a spec says nothing."""


def resolve_firewalls(scope: Scope) -> tuple[Firewall, ...]:
    """The named firewalls, by name."""
    found = sorted((scope.spec.firewalls or {}).items())
    return tuple(_Firewall(scope, name, spec, ("firewalls", name)).resolved() for name, spec in found)


def stage_firewall(
    scope: Scope, stage: str, written: FirewallSpec | CloudFrontSpec | Reference | Nothing | None, path: Path
) -> Firewall | Outside | None:
    """The firewall of a stage: one of the spec, an inline one, or one from outside."""
    if written is None or isinstance(written, Nothing):
        return None
    if isinstance(written, CloudFrontSpec):
        return stage_firewall(scope, stage, written.firewall, (*path, "cloudfront", "firewall"))
    if isinstance(written, FirewallSpec):
        return _Firewall(scope, stage, written, path, in_place=True).resolved()
    if isinstance(written, Named) and not written.is_arn:
        if written.text in scope.firewalls:
            return scope.firewalls[written.text]
        if written.text in (scope.spec.firewalls or ()) or scope.is_broken("firewalls", written.text):
            return None
    return scope.outside(written, path, "firewall", scope.firewalls)


def stage_distribution(
    written: FirewallSpec | CloudFrontSpec | Reference | Nothing | None, path: Path
) -> Distribution | None:
    """The CloudFront distribution of a stage, which its firewall is in front of."""
    if not isinstance(written, CloudFrontSpec):
        return None
    number = written.secret
    return Distribution(path=(*path, "cloudfront"), secret=1 if number is None else number, raw=written.raw or {})


class _Firewall:
    """One firewall being resolved."""

    def __init__(self, scope: Scope, name: str, spec: FirewallSpec, path: Path, *, in_place: bool = False) -> None:
        self.scope, self.name, self.spec, self.path, self.in_place = scope, name, spec, path, in_place
        self.lists = {
            name: AddressList(
                name=name, path=(*path, "addresses", name), addresses=self._distinct(addresses, ("addresses", name))
            )
            for name, addresses in sorted((spec.addresses or {}).items())
        }
        self.conditions = Conditions(scope, self.lists, (*path, "addresses"))

    def resolved(self) -> Firewall:
        """The firewall, with nothing left open."""
        spec, body = self.spec, self.spec.body or FirewallBodySpec()
        blocked = self._own_list("block_addresses", spec.block_addresses, "Blocked")
        allowed = self._own_list("allow_addresses", spec.allow_addresses, "Allowed")
        return Firewall(
            name=self.name,
            in_place=self.in_place,
            is_edge=self.scope.spec.kind != "rest",
            path=self.path,
            description=spec.description or "",
            counting=spec.mode == "count",
            default=spec.default or "allow",
            client_address=spec.client_address,
            rules=(
                *self._from_list(blocked, "block"),
                *self._from_list(allowed, "allow"),
                *self._countries(),
                *self._limits(),
                *self._own_rules(after_managed=False),
                *self._managed(),
                *self._own_rules(after_managed=True),
            ),
            lists=(*(found for found in (blocked, allowed) if found), *self.lists.values()),
            inspect=body.inspect,
            oversize=body.oversize or "continue",
            answer=_answer(spec.answer, (*self.path, "answer")),
            logs=self._logs(spec.logs, (*self.path, "logs")),
            metric=spec.metric or self._metric(),
            tags=dict(sorted({**(self.scope.spec.tags or {}), **(spec.tags or {})}.items())),
            raw=spec.raw or {},
        )

    def _metric(self) -> str:
        label = firewall_label(self.name, in_place=self.in_place)
        return f"{name_in_aws(self.scope.spec.name, self.scope.around.environment)}-{label}"

    def _distinct(self, addresses: tuple[str, ...], key: Path) -> tuple[str, ...]:
        return tuple(address for _, address in self.scope.distinct(addresses, (*self.path, *key)))

    def _own_list(self, key: str, addresses: tuple[str, ...] | None, suffix: str) -> AddressList | None:
        if not addresses:
            return None
        path = (*self.path, key)
        return AddressList(name=key, path=path, addresses=self._distinct(addresses, (key,)), suffix=suffix)

    def _from_list(self, found: AddressList | None, action: str) -> Iterator[FirewallRule]:
        if found:
            name = found.name.replace("_", "-")
            yield FirewallRule(name=name, path=found.path, about=FromAddresses(found), action=action)

    def _countries(self) -> Iterator[FirewallRule]:
        spec, path = self.spec.countries, (*self.path, "countries")
        if spec and spec.block is not None:
            where = FromCountries(spec.block)
            yield FirewallRule(name="block-countries", path=(*path, "block"), about=where, action="block")
        if spec and spec.allow is not None:
            elsewhere = Not(FromCountries(spec.allow))
            yield FirewallRule(name="other-countries", path=(*path, "allow"), about=elsewhere, action="block")

    def _limits(self) -> Iterator[FirewallRule]:
        for name, spec in sorted((self.spec.rate or {}).items()):
            path = (*self.path, "rate", name)
            by = tuple(key for _, key in self.scope.distinct(spec.by or ("address",), (*path, "by")))
            when = self.conditions.optional(spec.when, (*path, "when"))
            limit = RateLimit(count=spec.limit.count, seconds=spec.limit.per.seconds, by=by, when=when)
            action, answer = spec.action or "block", _answer(spec.answer, (*path, "answer"))
            yield FirewallRule(name=f"rate-{name}", path=path, about=limit, action=action, answer=answer)

    def _own_rules(self, *, after_managed: bool) -> Iterator[FirewallRule]:
        for index, spec in enumerate(self.spec.rules or ()):
            path = (*self.path, "rules", index)
            if bool(spec.after_managed) == after_managed:
                yield FirewallRule(
                    name=f"rule-{spec.name}",
                    path=path,
                    about=self.conditions.statement(spec.when, (*path, "when")),
                    action=spec.action or "block",
                    answer=_answer(spec.answer, (*path, "answer")),
                    label=spec.label,
                )

    def _managed(self) -> Iterator[FirewallRule]:
        written, path = self.spec.managed or (), (*self.path, "managed")
        if isinstance(written, Mapping):
            specs = {name: (spec, (*path, name)) for name, spec in written.items()}
        else:
            distinct = self.scope.distinct(written, path)
            specs = {name: (ManagedSpec(), (*path, index)) for index, name in distinct}
        for group in GROUPS:
            if group in specs:
                yield self._group(group, *specs[group])

    def _group(self, group: str, spec: ManagedSpec, path: Path) -> FirewallRule:
        about = Managed(
            group=group,
            rules=dict(sorted((spec.rules or {}).items())),
            when=self.conditions.optional(spec.when, (*path, "when")),
            version=spec.version,
            level=spec.level or "common",
        )
        action = "count" if spec.mode == "count" else "none"
        return FirewallRule(name=f"managed-{group.replace('_', '-')}", path=path, about=about, action=action)

    def _logs(self, spec: FirewallLogsSpec | Nothing | None, path: Path) -> FirewallLogs | None:
        if spec is None or isinstance(spec, Nothing):
            return None
        return FirewallLogs(
            path=path,
            to=self.scope.outside(spec.to, (*path, "to"), "firewall log destination") if spec.to else None,
            retention_days=spec.retention.seconds / 86_400 if spec.retention else RETENTION_DAYS,
            keep=tuple(sorted(spec.keep or ())),
            redact=SECRETS if spec.redact is None else tuple(sorted({part.lower() for part in spec.redact})),
        )


def _answer(spec: BlockedAnswerSpec | None, path: Path) -> BlockedResponse | None:
    if spec is None:
        return None
    is_json = spec.body is not None and not isinstance(spec.body, str)
    return BlockedResponse(
        path=path,
        status=spec.status,
        headers=dict(sorted((spec.headers or {}).items())),
        body=json.dumps(spec.body, ensure_ascii=False, sort_keys=True) if is_json else spec.body,
        json=is_json,
    )

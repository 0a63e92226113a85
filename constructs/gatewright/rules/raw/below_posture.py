"""Something is off that the spec's posture has on.

`posture: strict` promises what checkers ask for. What the spec says itself goes before it, and then the promise does
not hold at that point: waive this rule there, with the reason, with somebody who answers for it, and with a day.

Bad:
```yaml
gatewright: 1
name: shop
kind: websocket
posture: strict
routes: {$connect: {backend: {mock: {}}}}
stages: {dev: {metrics: basic}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: websocket
posture: strict
routes: {$connect: {backend: {mock: {}}}}
stages: {dev: {metrics: basic}}
rules:
  below-posture:
    waive: dev has no callers from outside
    owner: team-shop
    until: 2027-06-30
    at: [stages.dev]
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.document import Path
from gatewright.gateway import Gateway, Stage
from gatewright.gateway.firewall import Firewall
from gatewright.rules.rule import Problem, Rule

YEAR = 365


def check(gateway: Gateway) -> Iterator[Problem]:
    """What the posture promises is on."""
    if gateway.posture.value != "strict":
        return
    for path, what in _all(gateway):
        related = ((gateway.posture.path, "this promises it"),)
        help = "take this out, or waive this rule here with the reason"
        yield Problem(path, f"`posture: strict` has {what}", help, related=related)


def _all(gateway: Gateway) -> Iterator[tuple[Path, str]]:
    if gateway.log_key is None:
        yield ("log_key",), "logs encrypted with a key of their own"
    if not gateway.source_account:
        yield ("source_account",), "functions look at the account of who calls them"
    for stage in gateway.stages:
        yield from _logs(gateway, stage)
        yield from _settings(gateway, stage)
    for firewall in gateway.used_firewalls:
        if firewall.logs is None:
            yield (*firewall.path, "logs"), "logs of every firewall"


def _logs(gateway: Gateway, stage: Stage) -> Iterator[tuple[Path, str]]:
    logs, path = stage.logs, (*stage.path, "logs")
    if logs.access_format is None:
        yield (*path, "access"), "access logs"
    if logs.execution == "off" and gateway.kind != "http":
        yield (*path, "execution"), "execution logs of errors"
    if logs.retention_days < YEAR:
        yield (*path, "retention"), "logs kept for a year"


def _settings(gateway: Gateway, stage: Stage) -> Iterator[tuple[Path, str]]:
    path = stage.path
    if not stage.detailed_metrics:
        yield (*path, "metrics"), "metrics of every route"
    if stage.throttle is None:
        yield (*path, "throttle"), "a throttle"
    if gateway.kind != "rest":
        return
    if not stage.tracing:
        yield (*path, "tracing"), "traces"
    if stage.client_certificate is None:
        yield (*path, "client_certificate"), "a client certificate for backends"
    if stage.firewall is None:
        yield (*path, "firewall"), "a firewall in front of every stage"
    if isinstance(stage.firewall, Firewall) and not stage.firewall.is_enforced:
        yield (*path, "firewall"), "a firewall that turns something down"


RULE = Rule("GW660", "below-posture", __doc__ or "", check, Severity.WARNING)

"""A setting is weaker than the spec's posture requires.

`posture: strict` enables what security checkers ask for. An explicit setting in the spec overrides the posture, which
then does not hold for that setting. Waive this rule there, with a reason, an owner and an end date.

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
    """Every setting is as the posture requires."""
    if gateway.posture.value != "strict":
        return
    for path, what in _all(gateway):
        related = ((gateway.posture.path, "the posture is set here"),)
        help = "remove this setting, or waive this rule here with a reason"
        yield Problem(path, f"`posture: strict` requires {what}", help, related=related)


def _all(gateway: Gateway) -> Iterator[tuple[Path, str]]:
    if gateway.log_key is None:
        yield ("log_key",), "a KMS key for logs"
    if not gateway.source_account:
        yield ("source_account",), "Lambda permissions for this account only"
    for stage in gateway.stages:
        yield from _logs(gateway, stage)
        yield from _settings(gateway, stage)
    for firewall in gateway.used_firewalls:
        if firewall.logs is None:
            yield (*firewall.path, "logs"), "logs for every firewall"


def _logs(gateway: Gateway, stage: Stage) -> Iterator[tuple[Path, str]]:
    logs, path = stage.logs, (*stage.path, "logs")
    if logs.access_format is None:
        yield (*path, "access"), "access logs"
    if logs.execution == "off" and gateway.kind != "http":
        yield (*path, "execution"), "execution logs for errors"
    if logs.retention_days < YEAR:
        yield (*path, "retention"), "a log retention of one year"


def _settings(gateway: Gateway, stage: Stage) -> Iterator[tuple[Path, str]]:
    path = stage.path
    if not stage.detailed_metrics:
        yield (*path, "metrics"), "detailed metrics for every route"
    if stage.throttle is None:
        yield (*path, "throttle"), "throttling"
    if gateway.kind != "rest":
        return
    if not stage.tracing:
        yield (*path, "tracing"), "X-Ray tracing"
    if stage.client_certificate is None:
        yield (*path, "client_certificate"), "a client certificate for backends"
    if stage.firewall is None:
        yield (*path, "firewall"), "a firewall for every stage"
    if isinstance(stage.firewall, Firewall) and not stage.firewall.is_enforced:
        yield (*path, "firewall"), "a firewall that blocks requests"


RULE = Rule("GW660", "below-posture", __doc__ or "", check, Severity.WARNING)

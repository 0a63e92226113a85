"""Logs have a retention period that CloudWatch Logs does not support.

CloudWatch Logs supports 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
3288 or 3653 days, and rejects other periods at deployment.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: json, retention: 45d}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {logs: {access: json, retention: 60d}}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.number import spell

DAYS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)


def check(gateway: Gateway) -> Iterator[Problem]:
    """Logs have a retention period that CloudWatch Logs supports."""
    for path, days in _times(gateway):
        if days not in DAYS:
            shorter = [f"`{known}d`" for known in DAYS if known < days][-1:]
            longer = [f"`{known}d`" for known in DAYS if known > days][:1]
            message = f"`retention` must be a period that CloudWatch Logs supports, not {spell(round(days, 3))} days"
            yield Problem(path, message, f"write {' or '.join(shorter + longer)}")


def _times(gateway: Gateway) -> Iterator[tuple[Path, float]]:
    for stage in gateway.stages:
        yield (*stage.path, "logs", "retention"), stage.logs.retention_days
    if gateway.audit:
        yield (*gateway.audit.path, "retention"), gateway.audit.retention_days


RULE = Rule("GW371", "log-retention", __doc__ or "", check)

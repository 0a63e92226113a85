"""A canary refers to an alarm that Gatewright cannot read.

Gatewright reads alarms by name, at most 100 of them, in the region of the API. An ARN must be the ARN of an alarm in
that region.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {canary: {alarms: ["arn:aws:sns:eu-west-1:111122223333:ops"]}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {canary: {alarms: ["arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders-errors"]}}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.spec.values.late import is_late

MOST = 100


def check(gateway: Gateway) -> Iterator[Problem]:
    """Gatewright can read all alarms of canaries."""
    for stage in gateway.stages:
        alarms, path = stage.canary.alarms, (*stage.canary.path, "alarms")
        if len(alarms) > MOST:
            message = f"a canary can have at most {MOST} alarms, not {len(alarms)}"
            yield Problem(path, message, "combine some of them in a composite alarm")
        for index, alarm in enumerate(alarms):
            yield from _alarm(alarm, (*path, index), gateway.place.region)


def _alarm(alarm: str, path: Path, here: str | None) -> Iterator[Problem]:
    if not alarm.startswith("arn:") or is_late(alarm):
        if not alarm:
            yield Problem(path, "the name of an alarm cannot be empty", "write the alarm's name, or remove it")
        return
    parts = alarm.split(":", 6)
    if len(parts) < 7 or parts[2] != "cloudwatch" or parts[5] != "alarm":
        yield Problem(
            path, f"{alarm!r} is not the ARN of an alarm", "write `arn:aws:cloudwatch:REGION:ACCOUNT:alarm:NAME`"
        )
    elif here and parts[3] != here:
        message = f"this alarm is in the region {parts[3]!r}, and the API is in {here!r}"
        yield Problem(path, message, "use an alarm in the API's region")


RULE = Rule("GW514", "canary-alarms", __doc__ or "", check, kinds=REST)

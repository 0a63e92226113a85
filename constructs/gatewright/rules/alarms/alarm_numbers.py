"""An alarm has a time or a number that CloudWatch does not support.

A period (`each`) is a number of whole minutes, and `for` is a multiple of it. An alarm evaluates at most one day, or
seven days if the period is an hour or longer. `datapoints` is at least 1, and at most the number of periods in `for`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], server_errors: {above: 1%, each: 2m, for: 5m}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], server_errors: {above: 1%, each: 2m, for: 6m}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.gateway.alarm import Alarm
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.alarms import written_alarms

MINUTE, HOUR, DAY, WEEK = 60, 3_600, 86_400, 604_800


def check(gateway: Gateway) -> Iterator[Problem]:
    """CloudWatch supports the times and numbers of all alarms."""
    for alarm in {alarm.path: alarm for alarm in written_alarms(gateway)}.values():
        yield from _times(alarm)
    for alarm in written_alarms(gateway):
        if alarm.limit < 0:
            yield Problem(alarm.place, "a limit must be 0 or more", "write `0` or more")
    if gateway.dashboard:
        yield from _minutes((*gateway.dashboard.path, "each"), gateway.dashboard.each)


def _times(alarm: Alarm) -> Iterator[Problem]:
    path = alarm.path
    if alarm.at_least is not None and alarm.at_least < 1:
        yield Problem((*path, "at_least"), "`at_least` must be 1 or more", "write `1` or more")
    wrong = list(_minutes((*path, "each"), alarm.each))
    yield from wrong
    if wrong:
        return
    longest = WEEK if alarm.each >= HOUR else DAY
    if alarm.seconds < alarm.each or alarm.seconds % alarm.each:
        message = f"`for` must be a multiple of `each`, which is {_spelt(alarm.each)}"
        yield Problem((*path, "for"), message, f"write a multiple of `{_spelt(alarm.each)}`")
    elif alarm.seconds > longest:
        message = f"with `each: {_spelt(alarm.each)}`, `for` must be at most {_spelt(longest)}"
        yield Problem((*path, "for"), message, f"write `{_spelt(longest)}` or less")
    elif alarm.datapoints is not None and not 1 <= alarm.datapoints <= alarm.values:
        message = f"`datapoints` must be 1 to {alarm.values}, the number of periods in `for`, not {alarm.datapoints}"
        yield Problem((*path, "datapoints"), message, f"write a number from 1 to {alarm.values}")


def _minutes(path: Path, seconds: float) -> Iterator[Problem]:
    if seconds < MINUTE or seconds % MINUTE:
        yield Problem(path, "API Gateway publishes its metrics once per minute", "write whole minutes: `1m`, `5m`")


def _spelt(seconds: float) -> str:
    for unit, length in (("d", DAY), ("h", HOUR)):
        if seconds % length == 0:
            return f"{round(seconds / length)}{unit}"
    return f"{round(seconds / MINUTE)}m"


RULE = Rule("GW520", "alarm-numbers", __doc__ or "", check)

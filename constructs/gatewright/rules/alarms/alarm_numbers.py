"""An alarm counts in a way that CloudWatch refuses.

Values are taken over whole minutes, and `for` is a number of such times. An alarm looks back for a day at most, or for
seven days where each value is of an hour or more. Of the values that it looks at, one at least has to be bad, and no
more than there are.

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
    """Times and numbers of alarms are ones that CloudWatch takes."""
    for alarm in {alarm.path: alarm for alarm in written_alarms(gateway)}.values():
        yield from _times(alarm)
    for alarm in written_alarms(gateway):
        if alarm.limit < 0:
            yield Problem(alarm.place, "there cannot be less than nothing", "write a number from 0 on")
    if gateway.dashboard:
        yield from _minutes((*gateway.dashboard.path, "each"), gateway.dashboard.each)


def _times(alarm: Alarm) -> Iterator[Problem]:
    path = alarm.path
    if alarm.at_least is not None and alarm.at_least < 1:
        yield Problem((*path, "at_least"), "one request is the least that can count", "write a number from 1 on")
    wrong = list(_minutes((*path, "each"), alarm.each))
    yield from wrong
    if wrong:
        return
    longest = WEEK if alarm.each >= HOUR else DAY
    if alarm.seconds < alarm.each or alarm.seconds % alarm.each:
        message = f"this is not a number of times of {_spelt(alarm.each)}, over which values are taken"
        yield Problem((*path, "for"), message, "write several times what `each` says")
    elif alarm.seconds > longest:
        message = f"an alarm with values of {_spelt(alarm.each)} looks back for {_spelt(longest)} at most"
        yield Problem((*path, "for"), message, f"write at most `{_spelt(longest)}`")
    elif alarm.datapoints is not None and not 1 <= alarm.datapoints <= alarm.values:
        message = f"there are {alarm.values} values within `for`, of which {alarm.datapoints} cannot be bad"
        yield Problem((*path, "datapoints"), message, f"write a number from 1 to {alarm.values}")


def _minutes(path: Path, seconds: float) -> Iterator[Problem]:
    if seconds < MINUTE or seconds % MINUTE:
        yield Problem(path, "API Gateway tells its numbers by the minute", "write whole minutes: `1m`, `5m`")


def _spelt(seconds: float) -> str:
    for unit, length in (("d", DAY), ("h", HOUR)):
        if seconds % length == 0:
            return f"{round(seconds / length)}{unit}"
    return f"{round(seconds / MINUTE)}m"


RULE = Rule("GW520", "alarm-numbers", __doc__ or "", check)

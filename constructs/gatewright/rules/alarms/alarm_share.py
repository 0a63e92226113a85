"""An alarm is about a share of something that CloudWatch does not count.

For WebSocket APIs it has no metric of all requests, of which errors could be a share: it counts messages in both
directions together. Write how many errors are too many.

Bad:
```yaml
gatewright: 1
name: chat
kind: websocket
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], client_errors: 5%}
routes: {$connect: {backend: {mock: {}}}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: chat
kind: websocket
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], client_errors: {above: 100, each: 5m, for: 15m}}
routes: {$connect: {backend: {mock: {}}}}
stages: {live: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import WEBSOCKET, Problem, Rule
from gatewright.rules.shared.alarms import written_alarms


def check(gateway: Gateway) -> Iterator[Problem]:
    """Errors of WebSocket APIs are counted."""
    for alarm in written_alarms(gateway):
        if alarm.statistic == "share" and alarm.measure in ("client_errors", "throttled"):
            message = "WebSocket APIs do not count requests, of which this could be a share"
            yield Problem(alarm.place, message, "write a number: `100`")


RULE = Rule("GW521", "alarm-share", __doc__ or "", check, kinds=WEBSOCKET)

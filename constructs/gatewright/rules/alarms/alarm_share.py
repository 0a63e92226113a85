"""An alarm uses a percentage that CloudWatch cannot calculate.

CloudWatch has no metric for the requests of a WebSocket API, so it cannot calculate a percentage of them. Its metric
for messages counts both directions together. Write a number of errors instead.

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
    """Alarms about errors of WebSocket APIs use numbers."""
    for alarm in written_alarms(gateway):
        if alarm.statistic == "share" and alarm.measure in ("client_errors", "throttled"):
            message = "WebSocket APIs do not support a percentage here, because no metric counts all requests"
            yield Problem(alarm.place, message, "write a number: `100`")


RULE = Rule("GW521", "alarm-share", __doc__ or "", check, kinds=WEBSOCKET)

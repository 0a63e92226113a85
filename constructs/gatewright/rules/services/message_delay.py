"""The delay of a message is not one that Amazon SQS supports.

Amazon SQS supports delays of up to 15 minutes, in whole seconds.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {later: {sqs: {queue: "arn:aws:sqs:eu-west-1:111122223333:later", delay: 1h}}}
routes: {POST /later: {backend: later, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {later: {sqs: {queue: "arn:aws:sqs:eu-west-1:111122223333:later", delay: 15m}}}
routes: {POST /later: {backend: later, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.services import written
from gatewright.spec.services.sqs import SqsBackend

LONGEST_MS = 900_000


def check(gateway: Gateway) -> Iterator[Problem]:
    """Amazon SQS supports all delays."""
    for path, spec in written(gateway, SqsBackend):
        if spec.delay and (spec.delay.milliseconds > LONGEST_MS or spec.delay.milliseconds % 1000):
            yield Problem(
                (*path, "delay"),
                f"`delay` must be whole seconds up to 15m, not {spec.delay}",
                "write whole seconds, such as `30s`, up to `15m`",
            )


RULE = Rule("GW338", "message-delay", __doc__ or "", check)

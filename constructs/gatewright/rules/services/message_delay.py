"""A message is to stay hidden for longer than SQS can hide one.

SQS takes whole seconds up to 15 minutes.

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
    """Delays are such as SQS takes."""
    for path, spec in written(gateway, SqsBackend):
        if spec.delay and (spec.delay.milliseconds > LONGEST_MS or spec.delay.milliseconds % 1000):
            yield Problem(
                (*path, "delay"),
                f"a message can stay hidden for up to 15m, in whole seconds, not for {spec.delay}",
                "write `15m` or less",
            )


RULE = Rule("GW338", "message-delay", __doc__ or "", check)

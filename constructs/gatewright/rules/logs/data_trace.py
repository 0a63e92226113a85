"""Whole requests and answers are written to a log.

With `data_trace`, execution logs hold what callers send and get: tokens, cookies, addresses, whatever is in a body. AWS
advises against it where callers are real. It is of use while something is being looked for, on a stage of its own.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {logs: {execution: info, data_trace: true}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {logs: {execution: info}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Logs do not hold what callers send."""
    for stage in gateway.stages:
        if stage.logs.data_trace and stage.logs.execution != "off":
            path = (*stage.path, "logs", "data_trace")
            message = f"the logs of the stage {stage.name!r} hold whole requests and answers, with the tokens in them"
            yield Problem(path, message, "take it out once the fault is found", at_key=True)


RULE = Rule("GW476", "data-trace", __doc__ or "", check, Severity.WARNING)

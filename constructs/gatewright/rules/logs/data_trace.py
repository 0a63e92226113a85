"""Execution logs contain full requests and responses.

With `data_trace`, execution logs contain everything that clients send and receive, such as tokens, cookies, addresses
and bodies. AWS advises against it in production. Use it only while you debug, in a separate stage.

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
    """Logs do not contain what clients send."""
    for stage in gateway.stages:
        if stage.logs.data_trace and stage.logs.execution != "off":
            path = (*stage.path, "logs", "data_trace")
            message = f"the logs of the stage {stage.name!r} contain full requests and responses, including tokens"
            yield Problem(path, message, "delete it after debugging", at_key=True)


RULE = Rule("GW476", "data-trace", __doc__ or "", check, Severity.WARNING)

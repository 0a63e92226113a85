"""A setting of a stage has no effect.

API Gateway sends a client certificate to servers that it calls over HTTPS. `to` is the destination of access logs,
`data_trace` adds to execution logs, and `key` encrypts log groups that the stack creates. Without such servers or logs,
the setting has no effect.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {client_certificate: generate}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://example.com"}, auth: none}}
stages: {dev: {client_certificate: generate}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway, HttpTarget, Stage
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """The settings of stages have an effect."""
    targets = (route.backend.value.target for route in gateway.routes)
    calls_servers = any(isinstance(target, HttpTarget) and not target.url.startswith("http:") for target in targets)
    # Template checkers require a certificate even if no server verifies it.
    is_required = gateway.kind == "rest" and gateway.posture.value == "strict"
    for stage in gateway.stages:
        if stage.client_certificate and not calls_servers and not is_required:
            message = "a client certificate has no effect: no route calls a server over HTTPS"
            yield Problem((*stage.path, "client_certificate"), message, "delete it", at_key=True)
        yield from _logs(stage)


def _logs(stage: Stage) -> Iterator[Problem]:
    path = (*stage.path, "logs")
    if stage.logs.access_to and not stage.logs.access_format:
        message = "`to` has no effect: the stage has no access logs"
        yield Problem((*path, "to"), message, "add `access: json`", at_key=True)
    creates_group = (stage.logs.access_format and not stage.logs.access_to) or stage.logs.execution != "off"
    if stage.logs.key and not creates_group:
        yield Problem((*path, "key"), "`key` has no effect: the stack creates no log group", "delete it", at_key=True)
    if stage.logs.data_trace and stage.logs.execution == "off":
        message = "`data_trace` has no effect: the stage has no execution logs"
        yield Problem((*path, "data_trace"), message, "add `execution: info`, or delete it", at_key=True)


RULE = Rule("GW469", "idle-stage-setting", __doc__ or "", check, Severity.WARNING, whole=True)

"""A stage's setting has nothing to act on.

A client certificate is shown to servers that are called over HTTPS, `to` says where access logs go, `data_trace` adds
to execution logs, and `key` encrypts log groups of the stage's own. Where there are no such servers or logs, the
setting does nothing.

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
    """What is said of a stage has an effect."""
    targets = (route.backend.value.target for route in gateway.routes)
    calls_servers = any(isinstance(target, HttpTarget) and not target.url.startswith("http:") for target in targets)
    # Checkers ask for a certificate whether anybody looks at it or not.
    is_asked_for = gateway.kind == "rest" and gateway.posture.value == "strict"
    for stage in gateway.stages:
        if stage.client_certificate and not calls_servers and not is_asked_for:
            message = "no route calls a server over HTTPS, to which a certificate could be shown"
            yield Problem((*stage.path, "client_certificate"), message, "take it out", at_key=True)
        yield from _logs(stage)


def _logs(stage: Stage) -> Iterator[Problem]:
    path = (*stage.path, "logs")
    if stage.logs.access_to and not stage.logs.access_format:
        yield Problem((*path, "to"), "no access logs are written", "add `access: json`", at_key=True)
    makes_group = (stage.logs.access_format and not stage.logs.access_to) or stage.logs.execution != "off"
    if stage.logs.key and not makes_group:
        yield Problem((*path, "key"), "no log group of the stage's own is made", "take it out", at_key=True)
    if stage.logs.data_trace and stage.logs.execution == "off":
        message = "whole requests are a part of execution logs, and none are written"
        yield Problem((*path, "data_trace"), message, "add `execution: info`, or take it out", at_key=True)


RULE = Rule("GW469", "idle-stage-setting", __doc__ or "", check, Severity.WARNING, whole=True)

"""A gateway refers to a stage of its own.

The API needs its backends, a backend that is the API's own stage needs the API, and neither can be made first:
CloudFormation refuses it as a circle. The same goes for a function that answers this API and has the API's URL in its
environment. A function finds the URL that it was called by in its event, under `requestContext`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: {url: {gateway: shop, stage: dev}, path: /health}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: {url: {gateway: warehouse, stage: live}, path: /health}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Function, Gateway, StageUrl
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import function_references, http_backends


def check(gateway: Gateway) -> Iterator[Problem]:
    """What the API needs does not need the API."""
    for path, target in http_backends(gateway):
        if target.base and target.base.gateway == gateway.name:
            yield Problem(path, _message(target.base), "name the backend that answers there")
    called = {function.name: function for _, function in function_references(gateway) if isinstance(function, Function)}
    for function in called.values():
        yield from _of(function, gateway)


def _of(function: Function, gateway: Gateway) -> Iterator[Problem]:
    for name, value in function.environment.items():
        if isinstance(value, StageUrl) and value.gateway == gateway.name:
            help = "take it out: the event of each call says by which URL it came"
            yield Problem((*function.path, "environment", name), _message(value), help)


def _message(url: StageUrl) -> str:
    return f"this makes a circle: the stage {url.stage!r} of {url.gateway!r} cannot be made before what it needs"


RULE = Rule("GW331", "own-stage", __doc__ or "", check)

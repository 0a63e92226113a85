"""A gateway depends on the URL of its own stage.

The API depends on its backends. A backend that calls a stage of the same API depends on that API. CloudFormation cannot
create either of them first, and reports a circular dependency. The same applies to a function that is a backend of this
API and has the API's URL in its environment. Such a function finds the URL of the request in its event, under
`requestContext`.

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
    """The backends of an API do not depend on the API."""
    for path, target in http_backends(gateway):
        if target.base and target.base.gateway == gateway.name:
            yield Problem(path, _message(target.base), "call the backend of that route directly")
    called = {function.name: function for _, function in function_references(gateway) if isinstance(function, Function)}
    for function in called.values():
        yield from _of(function, gateway)


def _of(function: Function, gateway: Gateway) -> Iterator[Problem]:
    for name, value in function.environment.items():
        if isinstance(value, StageUrl) and value.gateway == gateway.name:
            help = "remove it, and read the URL from `requestContext` in the event"
            yield Problem((*function.path, "environment", name), _message(value), help)


def _message(url: StageUrl) -> str:
    return f"this creates a circular dependency with the stage {url.stage!r} of {url.gateway!r}"


RULE = Rule("GW331", "own-stage", __doc__ or "", check)

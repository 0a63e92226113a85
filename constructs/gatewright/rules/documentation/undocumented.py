"""Published documentation contains something without a description.

With `documentation: true`, API Gateway publishes everything that has a summary or a description. Everything else
appears with its name only.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
description: Orders for shops
documentation: true
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
description: Orders for shops
documentation: true
routes: {GET /orders: {summary: All orders, backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.document import Path
from gatewright.gateway import Gateway, RequestParameter
from gatewright.rules.rule import REST, Problem, Rule

HELP = "add a `description`"


def check(gateway: Gateway) -> Iterator[Problem]:
    """If documentation is published, it describes the API, routes, parameters, models and authorizers."""
    if not gateway.documentation.value:
        return
    if not gateway.description:
        yield Problem(("name",), "the API has no description", HELP, at_key=True)
    for authorizer in gateway.authorizers:
        if not authorizer.description:
            yield Problem(authorizer.path, f"the authorizer {authorizer.name!r} has no description", HELP, at_key=True)
    for model in gateway.models:
        if not model.description:
            yield Problem(model.path, f"the model {model.name!r} has no description", HELP, at_key=True)
    yield from _routes(gateway)


def _routes(gateway: Gateway) -> Iterator[Problem]:
    shared: dict[Path, RequestParameter] = {}
    for route in gateway.routes:
        if not (route.summary or route.description):
            message = f"the route `{route.key}` has no summary or description"
            yield Problem(route.path, message, "add a `summary`", at_key=True)
        shared |= {parameter.path: parameter for parameter in route.parameters if parameter.path != route.path}
    for path, parameter in shared.items():
        if not parameter.description:
            yield Problem(path, f"the parameter {parameter.name!r} has no description", HELP, at_key=True)


RULE = Rule("GW485", "undocumented", __doc__ or "", check, Severity.INFO, kinds=REST)

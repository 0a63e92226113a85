"""A backend's address has a variable that the route's path lacks.

`{name}` in an address is the route's path variable of that name, or what the backend's `request.path` says. Without
either API Gateway has nothing to put there. In the address a greedy variable is written without its plus.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /orders/{id}": {backend: {http: "https://example.com/orders/{number}"}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /orders/{id}": {backend: {http: "https://example.com/orders/{id}"}, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.diagnostics.nearest import nearest
from gatewright.gateway import Gateway, HttpTarget, Route
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import http_backends, mapped_paths, settings_path

_GREEDY = r"\{([A-Za-z0-9._-]+)\+\}"


def check(gateway: Gateway) -> Iterator[Problem]:
    """The variables of addresses are variables of the path."""
    for path, target in http_backends(gateway):
        for name in re.findall(_GREEDY, target.url):
            yield Problem(path, f"`{{{name}+}}` cannot be in an address", f"write `{{{name}}}`")
    for route in gateway.routes:
        answer = route.backend.value.target
        if isinstance(answer, HttpTarget) and answer.variables:
            filled = {*route.url.variables, *mapped_paths(answer)}
            problem = _in_message if gateway.kind == "websocket" else _problem
            yield from (problem(route, name) for name in answer.variables if name not in filled)


def _problem(route: Route, name: str) -> Problem:
    """At the address if it is the route's own, else at the route: others may use the same backend rightly."""
    address = (*settings_path(route.backend.value), "url")
    message = f"the address needs `{{{name}}}`, which the path of `{route.key}` does not have"
    match = nearest(name, route.url.variables)
    if address[: len(route.path)] == route.path:
        help = f"did you mean `{{{match}}}`?" if match else f"write `{{{name}}}` into the path, or take it out"
        return Problem(address, message, help)
    help = f"write `{{{name}}}` into the path, or use a backend without it"
    return Problem(route.path, message, help, at_key=True, related=((address, "the address stands here"),))


def _in_message(route: Route, name: str) -> Problem:
    address = (*settings_path(route.backend.value), "url")
    message = f"nothing says what `{{{name}}}` is: messages have no path"
    return Problem(address, message, f"add `request: {{path: {{{name}: body.{name}}}}}` to the backend")


RULE = Rule("GW321", "url-variable", __doc__ or "", check)

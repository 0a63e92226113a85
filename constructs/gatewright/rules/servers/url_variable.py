"""A backend's URL has a variable without a value.

`{name}` in a URL is the route's path variable of that name, or the value that the backend maps to it in `request.path`.
Without either, API Gateway has no value for it. In the URL, write a greedy variable without its plus sign.

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
    """The variables of URLs have values."""
    for path, target in http_backends(gateway):
        for name in re.findall(_GREEDY, target.url):
            yield Problem(path, f"a URL cannot contain `{{{name}+}}`", f"write `{{{name}}}`")
    for route in gateway.routes:
        backend = route.backend.value.target
        if isinstance(backend, HttpTarget) and backend.variables:
            filled = {*route.url.variables, *mapped_paths(backend)}
            problem = _in_message if gateway.kind == "websocket" else _problem
            yield from (problem(route, name) for name in backend.variables if name not in filled)


def _problem(route: Route, name: str) -> Problem:
    """At the URL if it is part of the route, else at the route: other routes may use the same backend correctly."""
    url = (*settings_path(route.backend.value), "url")
    message = f"the URL needs `{{{name}}}`, and the path of `{route.key}` does not contain it"
    match = nearest(name, route.url.variables)
    if url[: len(route.path)] == route.path:
        help = f"did you mean `{{{match}}}`?" if match else f"add `{{{name}}}` to the path, or remove it here"
        return Problem(url, message, help)
    help = f"add `{{{name}}}` to the path, or use a backend without it"
    return Problem(route.path, message, help, at_key=True, related=((url, "the URL is here"),))


def _in_message(route: Route, name: str) -> Problem:
    url = (*settings_path(route.backend.value), "url")
    message = f"`{{{name}}}` has no value: messages have no path"
    return Problem(url, message, f"add `request: {{path: {{{name}: body.{name}}}}}` to the backend")


RULE = Rule("GW321", "url-variable", __doc__ or "", check)

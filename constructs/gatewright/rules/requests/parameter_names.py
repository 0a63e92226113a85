"""A route has two parameters of the same name.

A route cannot use one name in two of the path, the query string and the headers: "Parameter names must be unique across
querystring, header and path". Header names are not case-sensitive.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /orders/{id}": {backend: {mock: {}}, auth: none, query: {id: string}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {"GET /orders/{id}": {backend: {mock: {}}, auth: none, query: {version: string}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, RequestParameter, Route
from gatewright.rules.rule import REST, Problem, Rule

_WORDS = {"path": "the path", "query": "the query string", "header": "the headers"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """The parameters of a route have different names."""
    for route in gateway.routes:
        if len(route.parameters) > 1:
            yield from _clashes(route)


def _clashes(route: Route) -> Iterator[Problem]:
    names: dict[str, RequestParameter] = {}
    headers: dict[str, RequestParameter] = {}
    for parameter in route.parameters:
        earlier = names.setdefault(parameter.name, parameter)
        if parameter.location == "header" and earlier is parameter:
            earlier = headers.setdefault(parameter.name.lower(), parameter)
        if earlier is not parameter:
            yield _problem(route, parameter, earlier)


def _problem(route: Route, parameter: RequestParameter, earlier: RequestParameter) -> Problem:
    if parameter.location == earlier.location:
        message = f"`{route.key}` declares the header {earlier.name!r} again as {parameter.name!r}"
        help = "keep one of them: header names are not case-sensitive"
    else:
        places = f"{_WORDS[earlier.location]} and in {_WORDS[parameter.location]}"
        message = f"`{route.key}` declares {parameter.name!r} in {places}"
        help = "rename one of them"
    related = ((earlier.path, f"{earlier.name!r} is declared in {_WORDS[earlier.location]} here"),)
    return Problem(parameter.path, message, help, at_key=True, related=related)


RULE = Rule("GW306", "parameter-names", __doc__ or "", check, kinds=REST)

"""A route takes two parameters of the same name.

One name cannot stand in the path, the query string and the headers of one route at once: "Parameter names must be
unique across querystring, header and path". Headers are the same name whether in capitals or not.

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
    """A route's parameters have different names."""
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
        message = f"`{route.key}` takes the header {parameter.name!r} and again {earlier.name!r}"
        help = "keep one of them: capitals make no difference in headers"
    else:
        places = f"{_WORDS[earlier.location]} and from {_WORDS[parameter.location]}"
        message = f"`{route.key}` takes {parameter.name!r} from {places}"
        help = "give one of them another name"
    related = ((earlier.path, f"{earlier.name!r} comes from {_WORDS[earlier.location]} here"),)
    return Problem(parameter.path, message, help, at_key=True, related=related)


RULE = Rule("GW306", "parameter-names", __doc__ or "", check, kinds=REST)

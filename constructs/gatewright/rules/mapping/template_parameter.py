"""A mapping template reads a parameter that the route does not declare.

`$input.params` looks for a name in the path, the query string and the headers. A misspelled name has no value. A
parameter that the client sends has a value without a declaration. A declaration makes it part of the API definition.
Only a declared parameter can be required, or be part of a cache key. This rule takes common headers, and names with a
hyphen, for headers that need no declaration.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  stock:
    mock:
      responses:
        200:
          templates:
            application/json: |
              {"size": "$util.escapeJavaScript($input.params('sise'))"}
routes: {POST /stock: {backend: stock, auth: iam, query: {size: string}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  stock:
    mock:
      responses:
        200:
          templates:
            application/json: |
              {"size": "$util.escapeJavaScript($input.params('size'))"}
routes: {POST /stock: {backend: stock, auth: iam, query: {size: string}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.diagnostics.nearest import nearest
from gatewright.gateway import Gateway, Route
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.templates import read_parameters, unread

HEADERS = frozenset(("accept", "authorization", "cookie", "expect", "host", "origin", "range", "referer", "via"))
"""Headers without a hyphen that clients send by default."""

_SECTIONS = {"querystring": "query", "header": "header"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """The parameters that templates read are declared."""
    for route, template, read in read_parameters(gateway):
        if read.location == "path":
            continue
        known = _declared(route, _SECTIONS.get(read.location or ""))
        if read.name in known or read.name.lower() in {name.lower() for name in known}:
            continue
        meant = nearest(read.name, known)
        if meant is None and (read.location == "header" or _is_header(read.name)):
            continue
        message = f"`{route.key}` does not declare the parameter {read.name!r}"
        yield unread(
            route, template, read, message, f"did you mean `{meant}`?" if meant else "declare it under `query`"
        )


def _declared(route: Route, location: str | None) -> set[str]:
    return {parameter.name for parameter in route.parameters if location in (None, parameter.location)}


def _is_header(name: str) -> bool:
    return "-" in name or name.lower() in HEADERS


RULE = Rule("GW488", "template-parameter", __doc__ or "", check, Severity.WARNING, kinds=REST)

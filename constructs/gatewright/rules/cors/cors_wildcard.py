"""CORS has a `*` that browsers do not read as a wildcard.

`*` means all origins only if it is the only origin. In a list, browsers compare it with the origin, and it never
matches. With `credentials`, browsers do not read `*` as a wildcard at all: they require the names of the origin, the
methods and the headers.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
cors: {origins: ["*"], credentials: true}
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
cors: {origins: ["https://shop.example.com"], credentials: true}
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator, Sequence

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

ALL = "*"


def check(gateway: Gateway) -> Iterator[Problem]:
    """`*` is used where browsers read it as a wildcard."""
    cors = gateway.cors
    if cors is None:
        return
    if ALL in cors.origins and len(cors.origins) > 1:
        path = ("cors", "origins", cors.origins.index(ALL))
        yield Problem(path, "`*` is not a wildcard in a list of origins", "write `*` alone, or delete it")
    elif cors.credentials:
        lists = {"origins": cors.origins, "methods": cors.methods, "headers": cors.headers, "expose": cors.expose}
        for name, items in lists.items():
            yield from _with_credentials(name, items)


def _with_credentials(name: str, items: Sequence[str]) -> Iterator[Problem]:
    if ALL in items:
        message = f"with `credentials`, browsers do not read `*` as all {_WHAT[name]}"
        help = "list each of them, or delete `credentials`"
        related = ((("cors", "credentials"), "browsers may send credentials"),)
        yield Problem(("cors", name, items.index(ALL)), message, help, related=related)


_WHAT = {"origins": "origins", "methods": "methods", "headers": "headers", "expose": "response headers"}


RULE = Rule("GW356", "cors-wildcard", __doc__ or "", check)

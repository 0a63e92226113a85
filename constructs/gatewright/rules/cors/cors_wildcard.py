"""CORS says `*` where it stands for nothing.

`*` stands for all origins where it is the only one; in a list it is the name of an origin that no page has. With
`credentials` it stands for nothing at all: browsers then want to see the origin, the methods and the headers by name.

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
    """`*` stands where browsers understand it."""
    cors = gateway.cors
    if cors is None:
        return
    if ALL in cors.origins and len(cors.origins) > 1:
        path = ("cors", "origins", cors.origins.index(ALL))
        yield Problem(path, "`*` does not stand for other origins in a list", "write `*` alone, or take it out")
    elif cors.credentials:
        lists = {"origins": cors.origins, "methods": cors.methods, "headers": cors.headers, "expose": cors.expose}
        for name, items in lists.items():
            yield from _with_credentials(name, items)


def _with_credentials(name: str, items: Sequence[str]) -> Iterator[Problem]:
    if ALL in items:
        message = f"with `credentials`, browsers do not take `*` for all {_WHAT[name]}"
        help = "name each of them, or take `credentials` out"
        related = ((("cors", "credentials"), "pages may send credentials"),)
        yield Problem(("cors", name, items.index(ALL)), message, help, related=related)


_WHAT = {"origins": "origins", "methods": "methods", "headers": "headers", "expose": "headers of an answer"}


RULE = Rule("GW356", "cors-wildcard", __doc__ or "", check)

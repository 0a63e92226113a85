"""A fixed answer has a header with a value that cannot be written down for API Gateway.

The value goes into a mapping between single quotes, and there is no way to write a single quote inside. Line breaks and
other control characters cannot be in headers at all.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {headers: {X-Motto: "it's open"}}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {headers: {X-Motto: it is open}}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway, MockTarget
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Header values can be put between single quotes."""
    for backend in gateway.all_backends:
        if isinstance(backend.target, MockTarget):
            yield from _of(backend.target, (*backend.path, "mock"))


def _of(target: MockTarget, path: Path) -> Iterator[Problem]:
    written = [((*path, "headers", name), value) for name, value in target.headers.items()]
    for where, value in (*written, ((*path, "content_type"), target.content_type)):
        if "'" in value:
            message = f"API Gateway has no way to write a single quote in a header's value, got {value!r}"
            yield Problem(where, message, "write it without")
        elif any(ord(character) < 32 or ord(character) == 127 for character in value):
            message = f"a header's value cannot have control characters in it, got {value!r}"
            yield Problem(where, message, "write it in one line, without tabs")


RULE = Rule("GW328", "mock-header-value", __doc__ or "", check)

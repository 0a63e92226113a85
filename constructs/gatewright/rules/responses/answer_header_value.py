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
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import mock_backends


def check(gateway: Gateway) -> Iterator[Problem]:
    """Header values can be put between single quotes."""
    for path, value in _values(gateway):
        if "'" in value:
            message = f"API Gateway has no way to write a single quote in a header's value, got {value!r}"
            yield Problem(path, message, "write it without")
        elif any(ord(character) < 32 or ord(character) == 127 for character in value):
            message = f"a header's value cannot have control characters in it, got {value!r}"
            yield Problem(path, message, "write it in one line, without tabs")


def _values(gateway: Gateway) -> Iterator[tuple[Path, str]]:
    for path, target in mock_backends(gateway):
        yield (*path, "content_type"), target.content_type
        yield from (((*path, "headers", name), value) for name, value in target.headers.items())
    for response in gateway.gateway_responses:
        yield from (((*response.path, "headers", name), value) for name, value in response.headers.items())


RULE = Rule("GW328", "answer-header-value", __doc__ or "", check)

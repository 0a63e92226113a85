"""A header of a mock or gateway response has a value that API Gateway cannot represent.

The value is part of a mapping, between single quotes. There is no way to escape a single quote inside. No header can
contain line breaks or other control characters.

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
    """Header values can be written between single quotes."""
    for path, value in _values(gateway):
        if "'" in value:
            message = f"API Gateway cannot represent a single quote in a header value, got {value!r}"
            yield Problem(path, message, "write it without the single quote")
        elif any(ord(character) < 32 or ord(character) == 127 for character in value):
            message = f"a header value cannot contain control characters, got {value!r}"
            yield Problem(path, message, "write it on one line, without tabs")


def _values(gateway: Gateway) -> Iterator[tuple[Path, str]]:
    for path, target in mock_backends(gateway):
        yield (*path, "content_type"), target.content_type
        yield from (((*path, "headers", name), value) for name, value in target.headers.items())
    for response in gateway.gateway_responses:
        yield from (((*response.path, "headers", name), value) for name, value in response.headers.items())


RULE = Rule("GW328", "answer-header-value", __doc__ or "", check)

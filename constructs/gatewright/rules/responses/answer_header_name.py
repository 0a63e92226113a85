"""A mock response has a header with an invalid name, or the same header twice.

Header names are letters, digits and a few signs such as `-`, and are not case-sensitive. `content_type` sets the header
`Content-Type`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {headers: {"Cache Control": no-store}}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {headers: {Cache-Control: no-store}}}, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway, MockTarget
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import mock_backends

_NAME = r"[A-Za-z0-9!#$%&*+.^_`|~-]+"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Header names are valid and unique."""
    for path, target in mock_backends(gateway):
        yield from _of(target, (*path, "headers"))


def _of(target: MockTarget, path: Path) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in target.headers:
        earlier = seen.setdefault(name.lower(), name)
        if not re.fullmatch(_NAME, name):
            yield Problem((*path, name), f"{name!r} is not a header name", "use letters, digits and `-`", at_key=True)
        elif name.lower() == "content-type":
            message = f"`content_type` sets the header {name!r}"
            yield Problem((*path, name), message, "write `content_type:` next to `headers` instead", at_key=True)
        elif earlier != name:
            message = f"the header {name!r} is already set as {earlier!r}"
            related = (((*path, earlier), f"{earlier!r} is set here"),)
            yield Problem((*path, name), message, "keep one of them", at_key=True, related=related)


RULE = Rule("GW329", "answer-header-name", __doc__ or "", check)

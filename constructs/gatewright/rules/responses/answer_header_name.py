"""A fixed answer has a header whose name is not one, or the same header twice.

Names of headers are letters, digits and a few signs such as `-`; capitals make no difference. What `content_type` says
is the header `Content-Type` already.

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
    """Headers have names, and each name is there once."""
    for path, target in mock_backends(gateway):
        yield from _of(target, (*path, "headers"))


def _of(target: MockTarget, path: Path) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in target.headers:
        earlier = seen.setdefault(name.lower(), name)
        if not re.fullmatch(_NAME, name):
            yield Problem((*path, name), f"not a header's name: {name!r}", "use letters, digits and `-`", at_key=True)
        elif name.lower() == "content-type":
            message = f"the header {name!r} is what `content_type` says"
            yield Problem((*path, name), message, "write `content_type:` beside `headers` instead", at_key=True)
        elif earlier != name:
            message = f"the header {name!r} is there already, as {earlier!r}"
            related = (((*path, earlier), f"{earlier!r} stands here"),)
            yield Problem((*path, name), message, "keep one of them", at_key=True, related=related)


RULE = Rule("GW329", "answer-header-name", __doc__ or "", check)

"""API Gateway does not read a mapping value as the spec means it.

In HTTP APIs, fixed strings have no quotes: API Gateway reads a string that begins with `$` or contains `${` as a
variable. An empty string removes the mapping, and API Gateway rejects a string that begins with `{`. From a body it can
select names and positions, such as `body.items[0].id`. It does not support other expressions.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
backends: {orders: {http: {url: "https://example.com", request: {headers: {X-Price: "'$5'"}}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
backends: {orders: {http: {url: "https://example.com", request: {headers: {X-Price: "'5 USD'"}}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.mappings import answer_sources, request_sources
from gatewright.rules.shared.services import written
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.eventbridge import EventbridgeBackend

_VARIABLE = re.compile(r"^\$|\$\{")
_ALL_OF_THEM = re.compile(r"^\.|\.\.|\?\(|\*")
_NOT_EMPTY = "write at least one character; to remove a header or parameter, use `remove`"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Fixed strings stay fixed, and body expressions are supported."""
    for path, source in (*request_sources(gateway), *answer_sources(gateway), *_events(gateway)):
        if source.location == "text":
            yield from _text(path, source.name)
        elif source.location == "body" and _ALL_OF_THEM.search(source.name):
            message = f"HTTP APIs do not support the body expression `{source}`"
            yield Problem(path, message, "write one part of the body, such as `body.name` or `body.names[0].first`")


def _events(gateway: Gateway) -> Iterator[tuple[Path, ValueSource]]:
    """The fixed strings of events, which are written without quotes."""
    for path, event in written(gateway, EventbridgeBackend):
        yield (*path, "source"), ValueSource("text", event.source)
        if isinstance(event.detail_type, str):
            yield (*path, "detail_type"), ValueSource("text", event.detail_type)


def _text(path: Path, text: str) -> Iterator[Problem]:
    if _VARIABLE.search(text):
        message = f"API Gateway reads {text!r} as a variable"
        yield Problem(path, message, "remove the `$`, or write `context.…` or another source without quotes")
    elif not text:
        yield Problem(path, "an empty string removes the mapping", _NOT_EMPTY)
    elif text.startswith("{"):
        yield Problem(path, "API Gateway rejects a string that begins with `{`", "let the backend build the value")


RULE = Rule("GW394", "mapping-value", __doc__ or "", check, kinds=("http",))

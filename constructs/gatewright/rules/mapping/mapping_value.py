"""A value of a mapping means something else to API Gateway.

In HTTP APIs a fixed text is written as it is, so that what begins with `$`, or holds `${`, is taken for a variable. A
text that is empty takes the mapping away, and one that begins with `{` is refused. Of a body there are names and
positions, `body.items[0].id`, and no other expressions.

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


def check(gateway: Gateway) -> Iterator[Problem]:
    """Texts are texts, and parts of bodies can be found."""
    for path, source in (*request_sources(gateway), *answer_sources(gateway), *_events(gateway)):
        if source.location == "text":
            yield from _text(path, source.name)
        elif source.location == "body" and _ALL_OF_THEM.search(source.name):
            message = f"API Gateway finds one part of a body by its name, not `{source}`"
            yield Problem(path, message, "write `body.name`, or `body.names[0].first`")


def _events(gateway: Gateway) -> Iterator[tuple[Path, ValueSource]]:
    """The fixed texts of events, which are written without quotes."""
    for path, event in written(gateway, EventbridgeBackend):
        yield (*path, "source"), ValueSource("text", event.source)
        if isinstance(event.detail_type, str):
            yield (*path, "detail_type"), ValueSource("text", event.detail_type)


def _text(path: Path, text: str) -> Iterator[Problem]:
    if _VARIABLE.search(text):
        message = f"API Gateway takes {text!r} for a variable"
        yield Problem(path, message, "write `context.…`, `stage.…` or a part of the request without quotes, or no `$`")
    elif not text:
        yield Problem(path, "an empty text takes the mapping away", "take it out, or write under `remove` what goes")
    elif text.startswith("{"):
        yield Problem(path, "API Gateway refuses a text that begins with `{`", "let the backend put it together")


RULE = Rule("GW394", "mapping-value", __doc__ or "", check, kinds=("http",))

"""A WebSocket route reads something that messages do not have.

A message consists only of a body. Headers and query parameters exist only in the request with which a client connects;
a path never exists. To use such a value in later messages, store it with the connection ID, or return it from an
authorizer: the authorizer's context is part of the context of every message.

A message has no content type, by which REST APIs select a mapping template or a model. So a route can have only one of
each, under any content type. The template can select by the message: `#if($input.path('$.kind') == "short")`.

Bad:
```yaml
gatewright: 1
name: chat
kind: websocket
backends: {rooms: {http: {url: "https://rooms.example.com", request: {headers: {X-Room: query.room}}}}}
routes: {$connect: {backend: {mock: {}}}, send: rooms}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: chat
kind: websocket
backends: {rooms: {http: {url: "https://rooms.example.com", request: {headers: {X-Room: body.room}}}}}
routes: {$connect: {backend: {mock: {}}}, send: rooms}
stages: {dev: {}}
```
"""

from collections.abc import Iterable, Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway, MappedTemplate, Route
from gatewright.rules.rule import WEBSOCKET, Problem, Rule
from gatewright.rules.shared.looking import request_map, sources
from gatewright.rules.shared.templates import read_parameters, unread
from gatewright.spec.values.message import CONNECT

_OF_REQUESTS = {"header": "headers", "query": "query string", "path": "path"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """Backends read parts that exist, and nothing depends on a content type."""
    for route in gateway.routes:
        yield from _sources(route)
        for type in list(route.body.models)[1:] if route.body else ():
            yield _second((*route.path, "body", "types", type), "model")
    for route, template, read in read_parameters(gateway):
        if route.message != CONNECT:
            message = f"`{route.message}` has no parameter {read.name!r}: a message is only a body"
            yield unread(route, template, read, message, f"write `$input.path('$.{read.name}')`")
    for backend in gateway.all_backends:
        request = request_map(backend)
        yield from _templates(request.templates.values() if request else ())
        for response in backend.target.responses:
            yield from _templates(response.templates.values())


def _sources(route: Route) -> Iterator[Problem]:
    """Problems at the source if it is in the route, else at the route: other routes may use the backend correctly."""
    for path, source in sources(route.backend.value):
        if source.location not in _OF_REQUESTS or (route.message == CONNECT and source.location != "path"):
            continue
        message = f"`{route.message}` has no {_OF_REQUESTS[source.location]} to read {source.name!r} from"
        name = source.name
        help = (
            f"write `query.{name}`" if route.message == CONNECT else f"write `body.{name}`, or `context.authorizer.…`"
        )
        if path[: len(route.path)] == route.path:
            yield Problem(path, message, help)
        else:
            yield Problem(route.path, message, help, at_key=True, related=((path, "the backend reads it here"),))


def _templates(templates: Iterable[MappedTemplate]) -> Iterator[Problem]:
    for template in list(templates)[1:]:
        path = template.path[:-1] if template.file else template.path
        yield _second(path, "template")


def _second(path: Path, what: str) -> Problem:
    message = f"API Gateway never uses a second {what}: messages have no content type"
    return Problem(path, message, "delete all but one", at_key=True)


RULE = Rule("GW397", "message-parts", __doc__ or "", check, kinds=WEBSOCKET)

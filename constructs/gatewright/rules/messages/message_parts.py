"""Something is read of a message that messages do not have, or chosen by it.

A message is a body, and no more. Headers and a query string are there once, when a client connects, and a path is never
there. What later messages need of them can be stored with the connection's id, or an authorizer can hand it on: what it
says is in the context of every message.

A message has no content type either, by which a REST API chooses among mapping templates, or models. So there can be
one of each, under whatever type. A template can look into the message: `#if($input.path('$.kind') == "short")`.

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
    """What backends read is there, and nothing is left to a content type."""
    for route in gateway.routes:
        yield from _sources(route)
        for type in list(route.body.models)[1:] if route.body else ():
            yield _second((*route.path, "body", "types", type), "model")
    for route, template, read in read_parameters(gateway):
        if route.message != CONNECT:
            message = f"`{route.message}` has no parameter {read.name!r}: a message is its body"
            yield unread(route, template, read, message, f"write `$input.path('$.{read.name}')`")
    for backend in gateway.all_backends:
        request = request_map(backend)
        yield from _templates(request.templates.values() if request else ())
        for response in backend.target.responses:
            yield from _templates(response.templates.values())


def _sources(route: Route) -> Iterator[Problem]:
    """Where something is read if the route says so itself, else at the route: others may use the backend rightly."""
    for path, source in sources(route.backend.value):
        if source.location not in _OF_REQUESTS or (route.message == CONNECT and source.location != "path"):
            continue
        message = f"`{route.message}` has no {_OF_REQUESTS[source.location]} to read {source.name!r} of"
        name = source.name
        help = (
            f"write `query.{name}`" if route.message == CONNECT else f"write `body.{name}`, or `context.authorizer.…`"
        )
        if path[: len(route.path)] == route.path:
            yield Problem(path, message, help)
        else:
            yield Problem(route.path, message, help, at_key=True, related=((path, "it is read here"),))


def _templates(templates: Iterable[MappedTemplate]) -> Iterator[Problem]:
    for template in list(templates)[1:]:
        path = template.path[:-1] if template.file else template.path
        yield _second(path, "template")


def _second(path: Path, what: str) -> Problem:
    message = f"a second {what} would never be chosen: messages have no content type"
    return Problem(path, message, "keep one of them", at_key=True)


RULE = Rule("GW397", "message-parts", __doc__ or "", check, kinds=WEBSOCKET)

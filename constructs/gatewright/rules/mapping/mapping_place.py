"""A mapping changes something that API Gateway does not allow it to change.

Mappings of HTTP APIs change headers and query string parameters. The path follows from the backend's URL. API Gateway
reserves some headers for itself or for the connection: `Authorization`, `Origin`, `Via`, `X-Forwarded-For`, names that
begin with `X-Amz-`, and others. It rejects a mapping for them at deploy time. A mapping either removes or writes a
header, not both.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
backends:
  orders: {http: {url: "https://example.com", request: {headers: {X-Forwarded-For: context.identity.sourceIp}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
backends:
  orders: {http: {url: "https://example.com", request: {headers: {X-Client: context.identity.sourceIp}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterable, Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway, RequestMap
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import settings_path

_CONNECTION = ("connection", "keep-alive", "te", "trailers", "transfer-encoding", "upgrade", "via")
_CONTENT = ("content-encoding", "content-length", "content-location")
_CLIENT = ("authorization", "origin", "proxy-authenticate", "proxy-authorization")
_FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto")
RESERVED = frozenset((*_CONNECTION, *_CONTENT, *_CLIENT, *_FORWARDING))
RESERVED_BEGINNINGS = ("access-control-", "apigw-", "x-amz-", "x-amzn-")
"""As documented in November 2026."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Mappings change only what API Gateway allows."""
    for backend in gateway.all_backends:
        request = backend.target.request
        if request:
            yield from _request(request, (*settings_path(backend), "request"))
        for response in backend.target.responses:
            yield from _headers((((*response.path, "headers", name), name) for name in response.headers), at_key=True)
            yield from _headers((((*response.path, "append", name), name) for name in response.append), at_key=True)
            removed = [((*response.path, "remove", index), name) for index, name in enumerate(response.remove)]
            yield from _headers(removed, at_key=False)
            yield from _twice(removed, {*map(str.lower, response.headers)})


def _request(request: RequestMap, path: Path) -> Iterator[Problem]:
    written = {name.lower() for location, name in request.parameters if location == "header"}
    headers = (name for location, name in request.parameters if location == "header")
    yield from _headers((((*path, "headers", name), name) for name in headers), at_key=True)
    removed = [((*path, "remove", index), part) for index, part in enumerate(request.remove)]
    added = [((*path, "append", str(part)), part) for part in request.append]
    for where, part in (*added, *removed):
        if part.location not in ("header", "query"):
            message = f"HTTP APIs do not support a mapping of `{part}`"
            yield Problem(where, message, "write `header.…` or `query.…`", at_key=(where, part) in added)
    yield from _headers(((where, part.name) for where, part in added if part.location == "header"), at_key=True)
    gone = [(where, part.name) for where, part in removed if part.location == "header"]
    yield from _headers(gone, at_key=False)
    yield from _twice(gone, written)


def _headers(headers: Iterable[tuple[Path, str]], *, at_key: bool) -> Iterator[Problem]:
    for path, name in headers:
        if name.lower() in RESERVED or name.lower().startswith(RESERVED_BEGINNINGS):
            message = f"API Gateway reserves the header {name!r}"
            yield Problem(path, message, "use another name, such as `X-…`, or remove it", at_key=at_key)


def _twice(removed: Iterable[tuple[Path, str]], written: set[str]) -> Iterator[Problem]:
    for path, name in removed:
        if name.lower() in written:
            yield Problem(path, f"the header {name!r} is both removed and written", "keep one of them")


RULE = Rule("GW395", "mapping-place", __doc__ or "", check, kinds=("http",))

"""API Gateway drops, renames or replaces a header.

Some headers belong to the connection between client, API Gateway and backend. API Gateway drops them, or sets a value
of its own. It renames some headers of responses: clients receive `Server` as `X-Amzn-Remapped-Server`. Use another
name.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {orders: {http: {url: "https://example.com", request: {headers: {Host: header.Host}}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {orders: {http: {url: "https://example.com", request: {headers: {X-Asked-Host: header.Host}}}}}
routes: {GET /: {backend: orders, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gatewright.diagnostics import Severity
from gatewright.document import Path
from gatewright.gateway import Gateway, HttpTarget, LambdaTarget, Target
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.looking import settings_path

_DROPPED = "API Gateway drops the header {0!r}"
_RENAMED = "API Gateway renames the header {0!r} to `X-Amzn-Remapped-{0}`"
_BOTH_WAYS = dict.fromkeys(("expect", "proxy-authenticate", "te", "trailer", "transfer-encoding", "upgrade"), _DROPPED)
_TO_BACKENDS: Mapping[str, str] = {
    **_BOTH_WAYS,
    **dict.fromkeys(("content-md5", "max-forwards", "server", "www-authenticate"), _DROPPED),
    "host": "API Gateway sets the header {0!r} itself, to the host of the backend",
}
_RENAMING = ("authorization", "connection", "content-md5", "date", "max-forwards", "server", "user-agent")
_TO_CLIENTS: Mapping[str, str] = {
    **_BOTH_WAYS,
    **dict.fromkeys((*_RENAMING, "www-authenticate"), _RENAMED),
    "host": _DROPPED,
}
"""How API Gateway changes headers, as documented in November 2026."""


class Header(NamedTuple):
    """A header that a spec names, its path, and the changes that apply to it."""

    path: Path
    name: str
    fates: Mapping[str, str]


def check(gateway: Gateway) -> Iterator[Problem]:
    """Headers keep their names and values."""
    for path, name, fates in (*_mapped(gateway), *_declared(gateway)):
        fate = fates.get(name.lower())
        if fate:
            yield Problem(path, fate.format(name), "use another name, such as `X-…`", at_key=True)


def _mapped(gateway: Gateway) -> Iterator[Header]:
    for backend in gateway.all_backends:
        target = backend.target
        if isinstance(target, LambdaTarget | HttpTarget):
            if target.request:
                path = (*settings_path(backend), "request", "headers")
                names = (name for location, name in target.request.parameters if location == "header")
                yield from (Header((*path, name), name, _TO_BACKENDS) for name in names)
            for response in target.responses:
                path = (*response.path, "headers")
                yield from (Header((*path, name), name, _TO_CLIENTS) for name in response.headers)


def _declared(gateway: Gateway) -> Iterator[Header]:
    """The response headers that routes with proxy backends declare."""
    for route in gateway.routes:
        for response in route.answers if _is_proxy(route.backend.value.target) else ():
            path = (*response.path, "headers")
            yield from (Header(path, name, _TO_CLIENTS) for name in response.headers)


def _is_proxy(target: Target) -> bool:
    return isinstance(target, LambdaTarget | HttpTarget) and target.is_proxy


RULE = Rule("GW466", "header-changed", __doc__ or "", check, Severity.WARNING, kinds=REST)

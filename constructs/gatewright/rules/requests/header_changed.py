"""A header that API Gateway does not pass on under its name.

Between callers, API Gateway and functions or servers, some headers belong to the connection: they are dropped, or the
service writes its own. Of answers, some are renamed: `Server` reaches callers as `X-Amzn-Remapped-Server`. Use a name
of your own.

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
    "host": "API Gateway writes the header {0!r} itself, with the backend's host",
}
_RENAMING = ("authorization", "connection", "content-md5", "date", "max-forwards", "server", "user-agent")
_TO_CALLERS: Mapping[str, str] = {
    **_BOTH_WAYS,
    **dict.fromkeys((*_RENAMING, "www-authenticate"), _RENAMED),
    "host": _DROPPED,
}
"""What becomes of headers, as documented in November 2026."""


class Header(NamedTuple):
    """A header that a spec names, where, and what becomes of such headers."""

    path: Path
    name: str
    fates: Mapping[str, str]


def check(gateway: Gateway) -> Iterator[Problem]:
    """Headers arrive under their names."""
    for path, name, fates in (*_mapped(gateway), *_declared(gateway)):
        fate = fates.get(name.lower())
        if fate:
            yield Problem(path, fate.format(name), "use a name of your own, such as `X-…`", at_key=True)


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
                yield from (Header((*path, name), name, _TO_CALLERS) for name in response.headers)


def _declared(gateway: Gateway) -> Iterator[Header]:
    """What routes say of the answers that their functions and servers give as they are."""
    for route in gateway.routes:
        for answer in route.answers if _is_proxy(route.backend.value.target) else ():
            path = (*answer.path, "headers")
            yield from (Header(path, name, _TO_CALLERS) for name in answer.headers)


def _is_proxy(target: Target) -> bool:
    return isinstance(target, LambdaTarget | HttpTarget) and target.is_proxy


RULE = Rule("GW466", "header-changed", __doc__ or "", check, Severity.WARNING, kinds=REST)

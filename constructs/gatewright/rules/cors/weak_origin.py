"""CORS allows an origin that does not identify a website.

`null` is the origin of every page that has no origin of its own: local files, and sandboxed frames that any website can
create. An attacker on the network can change a page that a browser loads over `http:`. In both cases a foreign page has
the same access to the API as yours.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
cors: {origins: ["http://shop.example.com"]}
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
cors: {origins: ["https://shop.example.com", "http://localhost:3000"]}
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

_OWN_MACHINE = r"http://(.+\.)?localhost(:\d+)?|http://127(\.\d+){3}(:\d+)?|http://\[::1\](:\d+)?"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Origins identify a website."""
    for index, origin in enumerate(gateway.cors.origins if gateway.cors else ()):
        path = ("cors", "origins", index)
        if origin == "null":
            help = "serve the pages over HTTPS, and write their origin"
            yield Problem(path, "any page can have the origin `null`", help)
        elif origin.startswith("http://") and not re.fullmatch(_OWN_MACHINE, origin):
            message = f"an attacker on the network can change pages from `{origin}`"
            yield Problem(path, message, f"serve them over HTTPS, and write `https{origin.removeprefix('http')}`")


RULE = Rule("GW412", "weak-origin", __doc__ or "", check, Severity.WARNING)

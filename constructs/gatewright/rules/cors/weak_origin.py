"""CORS trusts an origin that proves nothing.

`null` is the origin of every page that hides its own: of files, and of frames that anybody can make. What comes by
`http:` may have been written by whoever is on the way. Either way a foreign page gets at the API as if it were yours.

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
    """Origins are such as nobody else can have."""
    for index, origin in enumerate(gateway.cors.origins if gateway.cors else ()):
        path = ("cors", "origins", index)
        if origin == "null":
            yield Problem(
                path, "any page can have the origin `null`", "serve the pages by HTTPS, and name their origin"
            )
        elif origin.startswith("http://") and not re.fullmatch(_OWN_MACHINE, origin):
            message = f"pages from `{origin}` may be changed on their way"
            yield Problem(path, message, f"serve them by HTTPS, and write `https{origin.removeprefix('http')}`")


RULE = Rule("GW412", "weak-origin", __doc__ or "", check, Severity.WARNING)

"""Browsers do not cache a preflight response for that long.

A browser counts whole seconds and has a limit of its own: two hours or one day. Until the time expires, it sends no new
preflight request. So what you remove from `cors` stays allowed for that time.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
cors: {origins: ["https://shop.example.com"], max_age: 30d}
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
cors: {origins: ["https://shop.example.com"], max_age: 2h}
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

LONGEST_S = 86_400


def check(gateway: Gateway) -> Iterator[Problem]:
    """Preflight responses are cached for a time that browsers support."""
    age = gateway.cors.max_age if gateway.cors else None
    if age is None:
        return
    if age > LONGEST_S:
        message = "no browser caches a preflight response for more than a day"
        yield Problem(("cors", "max_age"), message, "write `24h` or less")
    elif age != int(age):
        yield Problem(("cors", "max_age"), "browsers count whole seconds", f"write `{round(age)}s`")


RULE = Rule("GW417", "cors-max-age", __doc__ or "", check, Severity.INFO)

"""A backend's address holds a user's name or password.

An address is in the template, in API Gateway's console and in logs, for everybody to read who may look there.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {http: "https://shop:secret@example.com/orders"}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {http: "https://example.com/orders"}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import authority, http_backends


def check(gateway: Gateway) -> Iterator[Problem]:
    """Addresses hold no secrets."""
    for path, target in http_backends(gateway):
        where = authority(target.url)
        if where and where.credentials:
            help = "take it out, and let the backend know the gateway otherwise"
            yield Problem(path, "the name or password in this address can be read by many", help)


RULE = Rule("GW404", "url-credentials", __doc__ or "", check, Severity.WARNING)

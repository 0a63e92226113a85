"""A backend's URL contains a user name or password.

The URL is visible in the template, in the API Gateway console and in logs, for all people with access to them.

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
    """URLs contain no secrets."""
    for path, target in http_backends(gateway):
        where = authority(target.url)
        if where and where.credentials:
            help = "remove it, and authenticate to the backend in another way"
            yield Problem(path, "the user name or password in this URL is visible in the template and in logs", help)


RULE = Rule("GW404", "url-credentials", __doc__ or "", check, Severity.WARNING)

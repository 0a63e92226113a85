"""A backend is called without encryption.

Requests to an `http://` URL and their responses can be read and changed on their way over the internet, including the
clients' credentials in them.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {http: "http://example.com/orders"}, auth: none}}
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
from gatewright.rules.shared.looking import internet_backends


def check(gateway: Gateway) -> Iterator[Problem]:
    """Backends are called with encryption."""
    for path, target in internet_backends(gateway):
        if target.url.startswith("http://"):
            yield Problem(path, "requests to this URL are not encrypted", "write `https://`")


RULE = Rule("GW402", "plain-http", __doc__ or "", check, Severity.WARNING)

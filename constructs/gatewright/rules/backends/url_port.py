"""A backend's address has a port that API Gateway does not call.

API Gateway calls the ports 80, 443 and 1024 to 65535.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {http: "https://example.com:81/orders"}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {http: "https://example.com:8443/orders"}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import authority, internet_backends


def check(gateway: Gateway) -> Iterator[Problem]:
    """Ports are those that the service calls."""
    for path, target in internet_backends(gateway):
        where = authority(target.url)
        if where and where.port is not None and not _is_called(where.port):
            message = f"API Gateway does not call port {where.port}"
            yield Problem(path, message, "use 80, 443 or a port from 1024 to 65535")


def _is_called(port: int) -> bool:
    return port in (80, 443) or 1024 <= port <= 65535


RULE = Rule("GW322", "url-port", __doc__ or "", check)

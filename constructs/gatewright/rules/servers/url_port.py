"""A backend's URL has a port that API Gateway does not support.

API Gateway calls only the ports 80, 443 and 1024 to 65535.

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
    """API Gateway supports the ports of all backends."""
    for path, target in internet_backends(gateway):
        where = authority(target.url)
        if where and where.port is not None and not _is_supported(where.port):
            message = f"API Gateway does not support port {where.port}"
            yield Problem(path, message, "use 80, 443 or a port from 1024 to 65535")


def _is_supported(port: int) -> bool:
    return port in (80, 443) or 1024 <= port <= 65535


RULE = Rule("GW322", "url-port", __doc__ or "", check)

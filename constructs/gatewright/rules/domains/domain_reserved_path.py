"""A route has a path that API Gateway reserves on domains.

API Gateway uses `/ping` and `/sping` on a domain for its own health checks. Requests for these paths never reach the
route.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /ping: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /health: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.routes.reserved_path import reserved
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """No route of a gateway with domains has a reserved path."""
    for route in reserved(gateway) if gateway.domains else ():
        message = f"API Gateway reserves `{route.url}` on domains"
        related = ((gateway.domains[0].path, "this is the domain"),)
        yield Problem(route.path, message, "use another path: `/health`", at_key=True, related=related)


RULE = Rule("GW535", "domain-reserved-path", __doc__ or "", check)

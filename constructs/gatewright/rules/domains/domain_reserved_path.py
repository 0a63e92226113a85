"""A route that can never be called behind the gateway's domain.

API Gateway answers `/ping` and `/sping` behind a domain itself, for its own health checks: requests for them never
reach the route.

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
    """No route of a gateway with domains is one of the service's own."""
    for route in reserved(gateway) if gateway.domains else ():
        message = f"API Gateway answers `{route.url}` itself behind a domain"
        related = ((gateway.domains[0].path, "this is one"),)
        yield Problem(route.path, message, "use another path: `/health`", at_key=True, related=related)


RULE = Rule("GW535", "domain-reserved-path", __doc__ or "", check)

"""An API has no routes.

API Gateway rejects the deployment of an API without methods: "The REST API doesn't contain any methods".

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /health: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """A gateway has a route."""
    if not gateway.routes:
        yield Problem(("routes",), "the API has no routes", f"add one, such as `{_EXAMPLE[gateway.kind]}`", at_key=True)


_EXAMPLE = {
    "rest": "GET /health: {backend: {mock: {}}, auth: none}",
    "http": 'GET /health: {backend: {http: "https://example.com/health"}, auth: none}',
    "websocket": "$connect: {backend: {mock: {}}, auth: none}",
}


RULE = Rule("GW301", "no-routes", __doc__ or "", check, whole=True)

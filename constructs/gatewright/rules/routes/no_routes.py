"""An API without routes.

API Gateway refuses to deploy an API that has no methods: "The REST API doesn't contain any methods".

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
        help = "write one, such as `GET /health: {backend: {mock: {}}, auth: none}`"
        yield Problem(("routes",), "the API has no routes", help, at_key=True)


RULE = Rule("GW301", "no-routes", __doc__ or "", check, whole=True)

"""One status replaces the statuses of many different errors.

`default_4xx` and `default_5xx` apply to every gateway response that is not configured separately. A status there
replaces all their statuses. A client can then no longer see whether to sign in, to wait or to use another URL.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
gateway_responses: {default_4xx: {status: 400}}
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
gateway_responses: {missing_authentication_token: {status: 404}}
routes: {GET /orders: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule

_STATUSES = {"DEFAULT_4XX": "401, 403, 404 and 429", "DEFAULT_5XX": "500, 503 and 504"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """Different errors keep different statuses."""
    for response in gateway.gateway_responses:
        if response.type in _STATUSES and response.status is not None:
            message = f"this replaces the statuses {_STATUSES[response.type]}"
            help = "remove it, and configure single responses: `unauthorized`, `integration_timeout`, …"
            yield Problem((*response.path, "status"), message, help)


RULE = Rule("GW458", "default-status", __doc__ or "", check, Severity.WARNING, kinds=REST)

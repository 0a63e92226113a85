"""All errors of a kind get the same status.

`default_4xx` and `default_5xx` stand for every answer that is not changed by itself. A status there is the status of
all of them: whoever must sign in, wait or look elsewhere is told the same.

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
    """Errors keep the statuses that tell them apart."""
    for response in gateway.gateway_responses:
        if response.type in _STATUSES and response.status is not None:
            message = f"this takes the place of {_STATUSES[response.type]} alike"
            help = "take it out, and change the answers by themselves: `unauthorized`, `throttled`, …"
            yield Problem((*response.path, "status"), message, help)


RULE = Rule("GW458", "default-status", __doc__ or "", check, Severity.WARNING, kinds=REST)

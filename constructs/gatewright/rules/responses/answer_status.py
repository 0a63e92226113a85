"""An answer has a status that HTTP does not have.

A status is a number from 100 to 599.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {status: 600}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {status: 503}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import mock_backends


def check(gateway: Gateway) -> Iterator[Problem]:
    """Statuses are HTTP's."""
    for path, target in mock_backends(gateway):
        if not 100 <= target.status <= 599:
            message = f"a status is a number from 100 to 599, not {target.status}"
            yield Problem((*path, "status"), message, "write the status that callers should see")
    for response in gateway.gateway_responses:
        if response.status is not None and not 100 <= response.status <= 599:
            message = f"a status is a number from 100 to 599, not {response.status}"
            yield Problem((*response.path, "status"), message, "write the status that callers should see")


RULE = Rule("GW327", "answer-status", __doc__ or "", check)

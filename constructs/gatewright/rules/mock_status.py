"""A fixed answer has a status that HTTP does not have.

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

from gatewright.gateway import Gateway, MockTarget
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Statuses are HTTP's."""
    for backend in gateway.all_backends:
        match backend.target:
            case MockTarget(status=status) if not 100 <= status <= 599:
                message = f"a status is a number from 100 to 599, not {status}"
                yield Problem((*backend.path, "mock", "status"), message, "write the status that callers should see")
            case _:
                pass


RULE = Rule("GW327", "mock-status", __doc__ or "", check)

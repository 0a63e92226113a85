"""A response has an invalid HTTP status.

An HTTP status is a number from 100 to 599.

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

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import mock_backends


def check(gateway: Gateway) -> Iterator[Problem]:
    """Statuses are valid."""
    for path, status in _statuses(gateway):
        if not 100 <= status <= 599:
            message = f"`status` must be 100 to 599, not {status}"
            yield Problem((*path, "status"), message, "write a status such as `200` or `503`")


def _statuses(gateway: Gateway) -> Iterator[tuple[Path, int]]:
    for path, target in mock_backends(gateway):
        yield path, target.status
    for response in gateway.gateway_responses:
        if response.status is not None:
            yield response.path, response.status


RULE = Rule("GW327", "answer-status", __doc__ or "", check)

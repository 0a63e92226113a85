"""An API has no stages.

Clients call an API through a stage, so no client can call this API.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """A gateway has a stage."""
    if not gateway.stages:
        message = "no client can call an API without stages"
        yield Problem(("stages",), message, "add a stage: `live: {}`", at_key=True)


RULE = Rule("GW447", "no-stages", __doc__ or "", check, Severity.WARNING, whole=True)

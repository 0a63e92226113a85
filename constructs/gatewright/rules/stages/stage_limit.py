"""An API has more stages than API Gateway allows.

An API has 10 stages at most. AWS can raise that for an API that exists; then waive this rule and say so. Environments,
each with an API of its own, have no such limit, and can differ in more than a stage can.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}, h: {}, i: {}, j: {}, k: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
environments: {a: {}, b: {}, c: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

LIMIT = 10


def check(gateway: Gateway) -> Iterator[Problem]:
    """An API has few enough stages."""
    count = len(gateway.stages)
    if count > LIMIT:
        help = "make some of them environments, or waive this rule once AWS has raised the quota"
        yield Problem(("stages",), f"there are {count} stages, and an API has {LIMIT} at most", help, at_key=True)


RULE = Rule("GW360", "stage-limit", __doc__ or "", check)

"""An API has more stages than API Gateway allows.

An API has at most 10 stages. AWS can increase this quota for an existing API; then waive this rule and give the reason.
Environments do not count towards it: each has an API of its own, and can differ in more settings than a stage can.

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
    """The number of stages is within the quota."""
    count = len(gateway.stages)
    if count > LIMIT:
        help = "move some of them to environments, or waive this rule after a quota increase"
        yield Problem(("stages",), f"an API must have at most {LIMIT} stages, not {count}", help, at_key=True)


RULE = Rule("GW360", "stage-limit", __doc__ or "", check)

"""A stage has more variables than API Gateway allows.

A stage has at most 100 variables, and AWS does not increase this quota.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://${stageVariables.v1}"}, auth: none}}
stages: {dev: {variables: {v1: example.com, v2: example.org}}} # and so on, to v101
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://${stageVariables.v1}"}, auth: none}}
stages: {dev: {variables: {v1: example.com}}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

LIMIT = 100


def check(gateway: Gateway) -> Iterator[Problem]:
    """The number of variables is within the quota."""
    for stage in gateway.stages:
        count = len(stage.variables)
        if count > LIMIT:
            message = f"a stage must have at most {LIMIT} variables, not {count}"
            help = "use inputs for values that are known at deployment"
            yield Problem((*stage.path, "variables"), message, help, at_key=True)


RULE = Rule("GW361", "stage-variable-limit", __doc__ or "", check)

"""A stage has more variables than API Gateway allows.

A stage has 100 variables at most.

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
    """Stages have few enough variables."""
    for stage in gateway.stages:
        count = len(stage.variables)
        if count > LIMIT:
            message = f"the stage {stage.name!r} has {count} variables, and a stage has {LIMIT} at most"
            help = "use inputs for what is known when the stack is deployed"
            yield Problem((*stage.path, "variables"), message, help, at_key=True)


RULE = Rule("GW361", "stage-variable-limit", __doc__ or "", check)

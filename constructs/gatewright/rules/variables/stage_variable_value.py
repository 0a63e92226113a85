"""A stage variable has a value that API Gateway rejects.

A value has 1 to 512 characters: letters, digits and `. _ : / ? & = , -`. At deployment, API Gateway rejects other
values with "Invalid stage variable value".

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://example.com/?motto=${stageVariables.motto}"}, auth: none}}
stages: {dev: {variables: {motto: "we are open!"}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://example.com/?motto=${stageVariables.motto}"}, auth: none}}
stages: {dev: {variables: {motto: open}}}
```
"""

import re
from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

_OTHERS = r"[^A-Za-z0-9._:/?&=,-]"
LONGEST = 512


def check(gateway: Gateway) -> Iterator[Problem]:
    """Stage variables have values that API Gateway accepts."""
    for stage in gateway.stages:
        for path, variables in ((stage.path, stage.variables), (stage.canary.path, stage.canary.variables)):
            for name, value in variables.items():
                message = _fault(value)
                if message:
                    help = "use letters, digits and `. _ : / ? & = , -`, or write the value in the backend"
                    yield Problem((*path, "variables", name), message, help)


def _fault(value: str) -> str:
    if not 0 < len(value) <= LONGEST:
        return f"a stage variable must be 1 to {LONGEST} characters, not {len(value)}"
    others = "".join(dict.fromkeys(re.findall(_OTHERS, value)))
    return f"a stage variable cannot contain {others!r}" if others else ""


RULE = Rule("GW362", "stage-variable-value", __doc__ or "", check)

"""The description of a Lambda function is too long.

Lambda accepts at most 256 characters. Put longer texts into the documentation of the code.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders: {code: ./orders, handler: app.handler, runtime: python3.14, description: a long text} # over 256 characters
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders: {code: ./orders, handler: app.handler, runtime: python3.14, description: Takes orders}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

LIMIT = 256


def check(gateway: Gateway) -> Iterator[Problem]:
    """Descriptions of functions are short enough."""
    for function in gateway.functions:
        length = len(function.description)
        if length > LIMIT:
            message = f"`description` must be at most {LIMIT} characters, not {length}"
            yield Problem((*function.path, "description"), message, "shorten the description")


RULE = Rule("GW345", "function-description", __doc__ or "", check)

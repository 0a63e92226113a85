"""The environment variables of a Lambda function are larger than Lambda allows.

All names and values of a function's environment together have at most 4 KB. Store long texts in Systems Manager
Parameter Store or in the function's code.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders: {code: ./orders, handler: app.handler, runtime: python3.14, environment: {TEXT: "a long text"}} # over 4 KB
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders: {code: ./orders, handler: app.handler, runtime: python3.14, environment: {TEXT_NAME: /shop/text}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Function, Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.words import number

LIMIT = 4096


def check(gateway: Gateway) -> Iterator[Problem]:
    """Environments are within the limit, as far as their values are known."""
    for function in gateway.functions:
        size = _size(function)
        if size > LIMIT:
            message = f"`environment` must be at most {number(LIMIT)} bytes, not {number(size)}"
            help = "store long texts in Systems Manager Parameter Store or in the code"
            yield Problem((*function.path, "environment"), message, help, at_key=True)


def _size(function: Function) -> int:
    texts = (name + (value if isinstance(value, str) else "") for name, value in function.environment.items())
    return sum(len(text.encode()) for text in texts)


RULE = Rule("GW342", "function-environment-size", __doc__ or "", check)

"""A function's environment has a variable that Lambda sets itself.

Lambda refuses functions whose environment has one of its own variables, such as `AWS_REGION`. They are there in every
function without being asked for.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders: {code: ./orders, handler: app.handler, runtime: python3.14, environment: {AWS_REGION: eu-west-1}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders: {code: ./orders, handler: app.handler, runtime: python3.14, environment: {HOME_REGION: eu-west-1}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

RESERVED = frozenset(
    {
        "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_DEFAULT_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_LAMBDA_RUNTIME_API",
        "AWS_REGION",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "LAMBDA_RUNTIME_DIR",
        "LAMBDA_TASK_ROOT",
    }
)


def check(gateway: Gateway) -> Iterator[Problem]:
    """Environments leave Lambda's own variables alone."""
    for function in gateway.functions:
        for name in function.environment:
            if name in RESERVED:
                help = f"take it out, or call it otherwise: `MY_{name}`"
                message = f"Lambda sets {name!r} itself"
                yield Problem((*function.path, "environment", name), message, help, at_key=True)


RULE = Rule("GW343", "function-environment-reserved", __doc__ or "", check)

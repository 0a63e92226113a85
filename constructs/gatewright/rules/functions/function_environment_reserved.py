"""A Lambda function's environment contains a variable that Lambda reserves.

Lambda rejects functions whose environment contains one of its reserved variables, such as `AWS_REGION`. Lambda sets
these variables in every function.

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
    """Environments contain no reserved variables."""
    for function in gateway.functions:
        for name in function.environment:
            if name in RESERVED:
                help = f"delete it, or rename it: `MY_{name}`"
                message = f"Lambda reserves the environment variable {name!r}"
                yield Problem((*function.path, "environment", name), message, help, at_key=True)


RULE = Rule("GW343", "function-environment-reserved", __doc__ or "", check)

"""A state machine does not support the action of its backend.

`StartSyncExecution` needs an express state machine. `DescribeExecution` and `StopExecution` need a standard one,
because express executions cannot be looked up.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
resources:
  Checkout:
    Type: AWS::StepFunctions::StateMachine
    Properties: {DefinitionString: "{}", RoleArn: "arn:aws:iam::111122223333:role/checkout"}
backends:
  checkout: {step_functions: {state_machine: {resource: Checkout}, action: StartSyncExecution}}
routes: {POST /checkouts: {backend: checkout, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
resources:
  Checkout:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: "{}"
      RoleArn: arn:aws:iam::111122223333:role/checkout
      StateMachineType: EXPRESS
backends:
  checkout: {step_functions: {state_machine: {resource: Checkout}, action: StartSyncExecution}}
routes: {POST /checkouts: {backend: checkout, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.services import own_resource, written
from gatewright.spec.services.step_functions import StepFunctionsBackend

NEEDS = {"StartSyncExecution": "EXPRESS", "DescribeExecution": "STANDARD", "StopExecution": "STANDARD"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """State machines support the actions of their backends."""
    for path, spec in written(gateway, StepFunctionsBackend):
        needed = NEEDS.get(spec.action or "")
        properties = own_resource(gateway, spec.state_machine)
        if needed is None or properties is None:
            continue
        kind = properties.get("StateMachineType", "STANDARD")
        if isinstance(kind, str) and kind != needed:
            message = f"`{spec.action}` needs {_article(needed)} state machine, and this is {_article(kind)} one"
            help = f"write `StateMachineType: {needed}` in its properties, or use another action"
            yield Problem((*path, "state_machine"), message, help)


def _article(kind: str) -> str:
    return f"{'an' if kind == 'EXPRESS' else 'a'} {kind.lower()}"


RULE = Rule("GW334", "express-machine", __doc__ or "", check)

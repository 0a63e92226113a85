"""Permissions are listed for an existing role, which Gatewright does not change.

Gatewright adds `allow` and `connections` to the role that it creates. With `role` it creates none, and it does not
change the existing role.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders:
    code: ./orders
    handler: app.handler
    runtime: python3.14
    role: arn:aws:iam::111122223333:role/orders
    allow: [{actions: [sqs:SendMessage], resources: ["arn:aws:sqs:eu-west-1:111122223333:orders"]}]
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders:
    code: ./orders
    handler: app.handler
    runtime: python3.14
    allow: [{actions: [sqs:SendMessage], resources: ["arn:aws:sqs:eu-west-1:111122223333:orders"]}]
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway, ServiceTarget
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import settings_path


def check(gateway: Gateway) -> Iterator[Problem]:
    """Permissions are listed only where Gatewright creates the role."""
    for function in gateway.functions:
        if function.role is not None and function.allow:
            yield _problem(function.path)
        if function.role is not None and function.connections:
            yield _problem(function.path, "connections")
    for backend in gateway.all_backends:
        target = backend.target
        if isinstance(target, ServiceTarget) and target.role is not None and target.written.allow:
            yield _problem(settings_path(backend))


def _problem(path: Path, key: str = "allow") -> Problem:
    help = "delete `role`, or add these permissions where that role is defined"
    related = (((*path, "role"), "this role already exists"),)
    message = f"`{key}` has no effect on an existing role"
    return Problem((*path, key), message, help, at_key=True, related=related)


RULE = Rule("GW347", "grant-without-effect", __doc__ or "", check)

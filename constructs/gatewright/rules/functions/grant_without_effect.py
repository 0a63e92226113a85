"""A role that exists already is given rights that only a role of the gateway's own gets.

`allow` and `connections` are written into the role that Gatewright makes. With `role` it makes none, and does not
change the one named.

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
    """Rights are given only where there is a role to give them to."""
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
    help = "take `role` out, or give these rights to that role where it is made"
    related = (((*path, "role"), "this role is used as it is"),)
    message = f"`{key}` has no effect beside a role that is not made here"
    return Problem((*path, key), message, help, at_key=True, related=related)


RULE = Rule("GW347", "grant-without-effect", __doc__ or "", check)

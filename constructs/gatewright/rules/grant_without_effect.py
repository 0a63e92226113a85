"""A function has a role that exists already, and rights that it would need a role of its own for.

`allow` is written into the role that Gatewright makes. With `role` it makes none, and does not change the one named.

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

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Rights are given only where there is a role to give them to."""
    for function in gateway.functions:
        if function.role is not None and function.allow:
            related = (((*function.path, "role"), "this role is used as it is"),)
            help = "take `role` out, or give these rights to that role where it is made"
            message = f"`allow` has no effect on {function.name!r}, whose role is not made here"
            yield Problem((*function.path, "allow"), message, help, at_key=True, related=related)


RULE = Rule("GW347", "grant-without-effect", __doc__ or "", check)

"""A function or a backend may do more than it can need.

`dynamodb:*` is also the right to delete tables, and `*` as a resource means everything in the account. Who finds a hole
in the function's code can do all of that. List the actions that the code calls, and the things that it calls them on.
A few actions know no resource; then waive this rule for the function and say so.

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
    allow: [{actions: ["dynamodb:*"], resources: ["*"]}]
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
    allow: [{actions: [dynamodb:GetItem], resources: ["arn:aws:dynamodb:eu-west-1:111122223333:table/orders"]}]
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import WrittenGrant, written_grants


def check(gateway: Gateway) -> Iterator[Problem]:
    """Functions have the rights that they need."""
    for grant in written_grants(gateway):
        yield from _of(grant)


def _of(grant: WrittenGrant) -> Iterator[Problem]:
    for index, action in enumerate(grant.actions):
        service, _, name = action.partition(":")
        if name == "*":
            message = f"{action!r} is everything that can be done with {service}"
            yield Problem((*grant.path, "actions", index), message, "list the actions that are called")
    for index, resource in enumerate(grant.resources):
        if resource == "*":
            help = "name what it works on, or waive this rule if the action knows no resources"
            yield Problem((*grant.path, "resources", index), "'*' is everything in the account", help)


RULE = Rule("GW403", "wide-grant", __doc__ or "", check, Severity.WARNING)

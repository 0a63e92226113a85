"""A function or a backend has more permissions than it needs.

`dynamodb:*` includes the permission to delete tables, and `*` as a resource means every resource in the account. An
attacker who exploits a vulnerability in the function has the same permissions. List the actions that the code calls,
and the resources on which it calls them. A few actions do not support resources; then waive this rule for the function
and give the reason.

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
    """Functions have only the permissions that they need."""
    for grant in written_grants(gateway):
        yield from _of(grant)


def _of(grant: WrittenGrant) -> Iterator[Problem]:
    for index, action in enumerate(grant.actions):
        service, _, name = action.partition(":")
        if name == "*":
            message = f"{action!r} allows every action of {service}"
            yield Problem((*grant.path, "actions", index), message, "list the actions that the code calls")
    for index, resource in enumerate(grant.resources):
        if resource == "*":
            help = "list the resources, or waive this rule if the action does not support resources"
            yield Problem((*grant.path, "resources", index), "'*' allows every resource in the account", help)


RULE = Rule("GW403", "wide-grant", __doc__ or "", check, Severity.WARNING)

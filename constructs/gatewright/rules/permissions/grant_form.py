"""A permission of a function or a backend has a form that IAM rejects.

A statement needs at least one action and at least one resource. A resource is an ARN, or `*` for every resource. IAM
rejects a plain name when CloudFormation creates the role.

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
    allow: [{actions: [dynamodb:GetItem], resources: [orders-table]}]
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

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import WrittenGrant, written_grants


def check(gateway: Gateway) -> Iterator[Problem]:
    """Statements have the form that IAM requires."""
    for grant in written_grants(gateway):
        yield from _of(grant)


def _of(grant: WrittenGrant) -> Iterator[Problem]:
    for key, entries in (("actions", grant.actions), ("resources", grant.resources)):
        if not entries:
            help = "add one, or delete the statement"
            yield Problem((*grant.path, key), f"`{key}` must have at least one entry", help)
    for index, resource in enumerate(grant.resources):
        if isinstance(resource, str) and resource != "*" and not resource.startswith("arn:"):
            help = "write the full ARN, or a reference such as `{resource: Table.Arn}`"
            yield Problem((*grant.path, "resources", index), f"{resource!r} is not an ARN", help)


RULE = Rule("GW346", "grant-form", __doc__ or "", check, whole=True)

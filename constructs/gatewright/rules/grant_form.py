"""What a function may do is written in a way that IAM refuses.

A statement needs an action and a resource at least, and a resource is an ARN, or `*` for everything: a bare name is
refused when the role is made.

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

from gatewright.document import Path
from gatewright.gateway import Gateway, Grant
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Statements are such as IAM takes."""
    for function in gateway.functions:
        for index, grant in enumerate(function.allow):
            yield from _of(grant, (*function.path, "allow", index))


def _of(grant: Grant, path: Path) -> Iterator[Problem]:
    for key, entries in (("actions", grant.actions), ("resources", grant.resources)):
        if not entries:
            help = "name one, or take the statement out"
            yield Problem((*path, key), f"a statement needs one of its `{key}` at least", help)
    for index, resource in enumerate(grant.resources):
        if isinstance(resource, str) and resource != "*" and not resource.startswith("arn:"):
            help = "write the whole ARN, or a reference such as `{resource: Table.Arn}`"
            yield Problem((*path, "resources", index), f"not an ARN: {resource!r}", help)


RULE = Rule("GW346", "grant-form", __doc__ or "", check, whole=True)

"""What a function or a backend may do is written in a way that IAM refuses.

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

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import WrittenGrant, written_grants


def check(gateway: Gateway) -> Iterator[Problem]:
    """Statements are such as IAM takes."""
    for grant in written_grants(gateway):
        yield from _of(grant)


def _of(grant: WrittenGrant) -> Iterator[Problem]:
    for key, entries in (("actions", grant.actions), ("resources", grant.resources)):
        if not entries:
            help = "name one, or take the statement out"
            yield Problem((*grant.path, key), f"a statement needs one of its `{key}` at least", help)
    for index, resource in enumerate(grant.resources):
        if isinstance(resource, str) and resource != "*" and not resource.startswith("arn:"):
            help = "write the whole ARN, or a reference such as `{resource: Table.Arn}`"
            yield Problem((*grant.path, "resources", index), f"not an ARN: {resource!r}", help)


RULE = Rule("GW346", "grant-form", __doc__ or "", check, whole=True)

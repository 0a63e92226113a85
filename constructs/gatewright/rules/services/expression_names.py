"""The expressions of a DynamoDB backend do not match its `names` and `values`.

DynamoDB rejects a request with an expression that uses an undefined `#name` or `:value`. It also rejects a request that
defines one that no expression uses. Every request of this backend would fail.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  order:
    dynamodb:
      table: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
      action: UpdateItem
      key: {id: path.id}
      update: "SET #status = :status"
      values: {state: body.status}
routes: {"PUT /orders/{id}": {backend: order, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  order:
    dynamodb:
      table: arn:aws:dynamodb:eu-west-1:111122223333:table/orders
      action: UpdateItem
      key: {id: path.id}
      update: "SET #status = :status"
      names: {status: status}
      values: {status: body.status}
routes: {"PUT /orders/{id}": {backend: order, auth: iam}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Collection, Iterator

from gatewright.diagnostics.nearest import nearest
from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.services import written
from gatewright.spec.services.dynamodb import DynamodbBackend

EXPRESSIONS = ("update", "condition", "key_condition", "filter", "projection")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Expressions use what is defined, and everything that is defined."""
    for path, spec in written(gateway, DynamodbBackend):
        yield from _of(path, spec, "#", "names", spec.names or {})
        yield from _of(path, spec, ":", "values", spec.values or {})


def _of(path: Path, spec: DynamodbBackend, sign: str, section: str, known: Collection[str]) -> Iterator[Problem]:
    used: set[str] = set()
    for key in EXPRESSIONS:
        found = dict.fromkeys(re.findall(rf"{sign}(\w+)", getattr(spec, key) or ""))
        used.update(found)
        for name in found:
            if name not in known:
                meant = nearest(name, known)
                help = f"did you mean `{sign}{meant}`?" if meant else f"add `{name}` under `{section}`"
                yield Problem((*path, key), f"`{sign}{name}` is not defined", help)
    for name in known:
        if name not in used:
            message = f"no expression uses `{sign}{name}`"
            yield Problem((*path, section, name), message, "remove it, or use it in an expression", at_key=True)


RULE = Rule("GW335", "expression-names", __doc__ or "", check)

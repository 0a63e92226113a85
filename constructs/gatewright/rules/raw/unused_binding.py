"""A name is declared for the embedding app to bind, and nothing uses it.

Every app that embeds this gateway has to bind it for nothing.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
bindings: {orders: function}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
bindings: {orders: function}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Unit
from gatewright.rules.rule import EVERY, Problem, Rule


def check(unit: Unit) -> Iterator[Problem]:
    """Every name that is bound is used."""
    for name in unit.unused_bindings:
        message = f"nothing uses the bound name {name!r}"
        yield Problem(("bindings", name), message, "take it out, or use it", at_key=True)


RULE = Rule("GW423", "unused-binding", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True, kinds=EVERY)

"""Nothing uses a binding.

Every CDK app that embeds this gateway must bind the name, which has no effect.

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
    """Every binding is used."""
    for name in unit.unused_bindings:
        message = f"nothing uses the binding {name!r}"
        yield Problem(("bindings", name), message, "remove it, or use its name as a reference", at_key=True)


RULE = Rule("GW423", "unused-binding", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True, kinds=EVERY)

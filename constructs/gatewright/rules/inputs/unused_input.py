"""Nothing uses an input.

Setting the input has no effect, although people who set it expect one.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
inputs: {host: example.com}
routes: {GET /: {backend: {http: "https://example.com/"}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
inputs: {host: example.com}
routes: {GET /: {backend: {http: "https://${inputs.host}/"}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Unit
from gatewright.rules.rule import EVERY, Problem, Rule


def check(unit: Unit) -> Iterator[Problem]:
    """Every input is used."""
    for name in unit.unused_inputs:
        help = f"remove it, or write `${{inputs.{name}}}` where the value is needed"
        yield Problem(("inputs", name), f"nothing uses the input {name!r}", help, at_key=True)


RULE = Rule("GW422", "unused-input", __doc__ or "", check, Severity.WARNING, kinds=EVERY)

"""The spec patches the template directly.

Gatewright copies what is under `raw` into the template unchanged. No rule checks it, and a later release may render the
patched resource differently. This rule only lists these places.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {raw: {DocumentationVersion: v1}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import patches
from gatewright.rules.shared.words import listed


def check(gateway: Gateway) -> Iterator[Problem]:
    """The spec has no patches."""
    for patch in patches(gateway):
        message = f"the template contains {listed(list(patch.body))} unchanged and unchecked"
        yield Problem(patch.path, message, "check this first when an upgrade changes the template", at_key=True)


RULE = Rule("GW490", "raw-in-use", __doc__ or "", check, Severity.INFO)

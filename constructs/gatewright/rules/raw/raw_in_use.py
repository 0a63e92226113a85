"""A part of the spec goes past the language.

What stands under `raw` is put into the template as it is. No rule looks at it, and a later release may render what is
under it differently. This is a list of such places, nothing more.

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
    """Everything is said in the language."""
    for patch in patches(gateway):
        message = f"what stands here goes into the template as it is: {listed(list(patch.body))}"
        yield Problem(patch.path, message, "look here first when an upgrade changes the template", at_key=True)


RULE = Rule("GW490", "raw-in-use", __doc__ or "", check, Severity.INFO)

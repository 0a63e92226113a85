"""A description is too long for a template.

The gateway's description is its template's, which has 1,024 bytes at most.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
description: a long text # of more than 1,024 bytes
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
description: What a shop needs
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Unit
from gatewright.rules.rule import EVERY, Problem, TemplateRule
from gatewright.rules.shared.words import number
from gatewright.template import Template

LIMIT = 1024


def check(_unit: Unit, template: Template) -> Iterator[Problem]:
    """The description is short enough."""
    size = len(template.description.encode())
    if size > LIMIT:
        message = f"the description has {number(size)} bytes, and a template's has {number(LIMIT)} at most"
        yield Problem(("description",), message, "shorten it")


RULE = TemplateRule("GW385", "template-description", __doc__ or "", check, kinds=EVERY)

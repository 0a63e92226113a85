"""A description is too long for a template.

The gateway's description becomes the template's description. CloudFormation allows at most 1,024 bytes.

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
        message = f"`description` can have at most {number(LIMIT)} bytes, not {number(size)}"
        yield Problem(("description",), message, "shorten it")


RULE = TemplateRule("GW385", "template-description", __doc__ or "", check, kinds=EVERY)

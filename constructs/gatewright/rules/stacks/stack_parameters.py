"""A stack has more parameters than CloudFormation allows.

CloudFormation allows 200 parameters per stack. Every `{ssm: …}` with a different name adds one.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /a1: {backend: {lambda: {function: {ssm: /shop/a1}}}, auth: none}} # and so on, to GET /a201
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /a1: {backend: {lambda: {function: {ssm: /shop/a1}}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Unit
from gatewright.rules.rule import EVERY, Problem, TemplateRule
from gatewright.template import Template

LIMIT = 200


def check(_unit: Unit, template: Template) -> Iterator[Problem]:
    """The stack has few enough parameters."""
    count = len(template.parameters)
    if count > LIMIT:
        message = f"this creates {count} parameters, and CloudFormation allows {LIMIT} per stack"
        help = "write some references as `{import: …}` or ARNs, or use one parameter for several of them"
        yield Problem(template.parameters[LIMIT].origin, message, help)


RULE = TemplateRule("GW382", "stack-parameters", __doc__ or "", check, kinds=EVERY)

"""A stack has more outputs than CloudFormation allows.

CloudFormation allows 200 outputs per stack. A gateway has one output, and two more for each of its stages.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {a1: {}, a2: {}} # and so on, to a100
rules: {stage-limit: {waive: AWS has raised the quota of this API}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {a1: {}, a2: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Unit
from gatewright.rules.rule import EVERY, Problem, TemplateRule
from gatewright.template import Template

LIMIT = 200


def check(_unit: Unit, template: Template) -> Iterator[Problem]:
    """The stack has few enough outputs."""
    count = len(template.outputs)
    if count > LIMIT:
        message = f"this creates {count} outputs, and CloudFormation allows {LIMIT} per stack"
        yield Problem(("stages",), message, "turn some of the stages into environments", at_key=True)


RULE = TemplateRule("GW381", "stack-outputs", __doc__ or "", check, kinds=EVERY)

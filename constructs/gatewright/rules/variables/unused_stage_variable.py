"""A stage variable is defined, but nothing uses it.

Backends use stage variables in URLs and templates, and Lambda functions receive all of them. Without functions and
without `raw`, a variable that nothing mentions has no effect.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://example.com"}, auth: none}}
stages: {dev: {variables: {host: example.com}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://${stageVariables.host}"}, auth: none}}
stages: {dev: {variables: {host: example.com}}}
```
"""

import re
from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway, LambdaTarget
from gatewright.rules.rule import Problem, TemplateRule
from gatewright.rules.shared.looking import patches
from gatewright.rules.shared.sizes import compact_json
from gatewright.template import Template

_MENTION = r"stageVariables\W{0,2}(?:get\W{1,4})?([A-Za-z0-9_]+)"


def check(gateway: Gateway, template: Template) -> Iterator[Problem]:
    """Every stage variable is used."""
    if not any(stage.variables for stage in gateway.stages) or _is_unclear(gateway):
        return
    parts = (resource for resource in template.resources if resource.type != "AWS::ApiGateway::Stage")
    used = {name for part in parts for name in re.findall(_MENTION, compact_json(part.properties))}
    for stage in gateway.stages:
        for name in stage.variables:
            if name not in used:
                help = f"delete it, or write `${{stageVariables.{name}}}` in a URL"
                message = f"nothing uses the stage variable {name!r}"
                yield Problem((*stage.path, "variables", name), message, help, at_key=True)


def _is_unclear(gateway: Gateway) -> bool:
    """Functions receive all variables, and patches may mention any."""
    has_functions = any(isinstance(backend.target, LambdaTarget) for backend in gateway.all_backends)
    return has_functions or any(patches(gateway))


RULE = TemplateRule("GW424", "unused-stage-variable", __doc__ or "", check, Severity.INFO, everywhere=True)

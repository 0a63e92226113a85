"""A secret stands where everybody can read it.

Whoever may look at the stack, the API, its export or a function's settings can read it, and whoever has the repository.
This rule knows keys of AWS, tokens of some well-known services and private keys by their look, wherever they end up in
the template; the value of an API key that is plain CloudFormation; and `{{resolve:secretsmanager:…}}` and
`{{resolve:ssm-secure:…}}` in parts of the API and of functions, where the secret stands open once it is deployed. Keep
it in Secrets Manager, pass its name, and let the backend read it. One that was written down is known: make a new one.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  pay:
    code: ./orders
    handler: app.handler
    runtime: python3.13
    environment: {TOKEN: ghp_0123456789abcdefghijABCDEFGHIJ012345}
routes: {POST /payments: {backend: {lambda: pay}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions: {pay: {code: ./orders, handler: app.handler, runtime: python3.13, environment: {TOKEN_NAME: shop/payments}}}
routes: {POST /payments: {backend: {lambda: pay}}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Unit
from gatewright.rules.rule import EVERY, Problem, TemplateRule
from gatewright.rules.shared.texts import texts
from gatewright.template import Resource, Template

_SECRET = re.compile(
    r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_\w{30,}|\bxox[abprs]-[\w-]{10,}|\bsk_live_\w{16,}|\bAIza[\w-]{35}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----"
)
_SHORTEST = 14
"""No secret is shorter: most texts are."""


_RESOLVED = re.compile(r"\{\{resolve:(?:secretsmanager|ssm-secure):[^}]*\}\}")
"""A whole reference. Those that Gatewright makes are put together of parts, and have to stand where they do."""
_READABLE = ("AWS::ApiGateway", "AWS::CloudWatch::", "AWS::Lambda::", "AWS::Logs::")


def check(_unit: Unit, template: Template) -> Iterator[Problem]:
    """No secret can be read."""
    for resource in template.resources:
        if resource.type == "AWS::ApiGateway::ApiKey" and isinstance(resource.properties.get("Value"), str):
            message = "the value of an API key stands in the template"
            yield Problem(resource.origin, message, "take it out: AWS makes one")
        found = ((_about(text, resource), origin) for text, origin in texts(resource.properties, resource.origin))
        for (message, help), origin in dict.fromkeys((said, origin) for said, origin in found if said):
            yield Problem(origin, message, help)


def _about(text: str, resource: Resource) -> tuple[str, str] | None:
    """What is wrong with a text, and the edit."""
    if len(text) <= _SHORTEST:
        return None
    if _SECRET.search(text):
        help = "keep it in Secrets Manager, read it there, and make a new one"
        return f"a secret stands in the template, in `{resource.type}`", help
    if "{{resolve:" in text and resource.type.startswith(_READABLE) and _RESOLVED.search(text):
        help = "pass the secret's name, and read it in the backend"
        return f"the secret can be read by all who see this `{resource.type}`", help
    return None


RULE = TemplateRule("GW661", "written-secret", __doc__ or "", check, Severity.WARNING, kinds=EVERY)

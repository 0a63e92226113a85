"""A secret is readable in the template.

The secret is readable for people who have access to the repository, the stack, the API, its export or a function's
settings. This rule finds AWS access keys, tokens of some well-known services and private keys by their format, anywhere
in the template. It also finds the value of an API key that is plain CloudFormation, and `{{resolve:secretsmanager:…}}`
and `{{resolve:ssm-secure:…}}` in parts of the API and of functions, where the secret is in plain text once it is
deployed.

Store the secret in Secrets Manager, pass its name, and let the backend read it. Replace a secret that was ever in a
spec: it is no longer secret.

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
"""Secrets are longer than this, and most texts are not."""

_RESOLVED = re.compile(r"\{\{resolve:(?:secretsmanager|ssm-secure):[^}]*\}\}")
"""A whole reference. Those that Gatewright itself needs consist of parts, so they do not match."""
_READABLE = ("AWS::ApiGateway", "AWS::CloudWatch::", "AWS::Lambda::", "AWS::Logs::")


def check(_unit: Unit, template: Template) -> Iterator[Problem]:
    """No secret is readable."""
    for resource in template.resources:
        if resource.type == "AWS::ApiGateway::ApiKey" and isinstance(resource.properties.get("Value"), str):
            message = "the value of an API key is in the template"
            yield Problem(resource.origin, message, "remove it: API Gateway generates a value")
        found = ((_about(text, resource), origin) for text, origin in texts(resource.properties, resource.origin))
        for (message, help), origin in dict.fromkeys((said, origin) for said, origin in found if said):
            yield Problem(origin, message, help)


def _about(text: str, resource: Resource) -> tuple[str, str] | None:
    """The message and the help for a text."""
    if len(text) <= _SHORTEST:
        return None
    if _SECRET.search(text):
        help = "replace it with a new secret in Secrets Manager, and read it from there"
        return f"the template contains a secret, in `{resource.type}`", help
    if "{{resolve:" in text and resource.type.startswith(_READABLE) and _RESOLVED.search(text):
        help = "pass the name of the secret, and read the secret in the backend"
        return f"the secret is readable in this `{resource.type}`", help
    return None


RULE = TemplateRule("GW661", "written-secret", __doc__ or "", check, Severity.WARNING, kinds=EVERY)

"""A stage variable looks like a secret.

Stage variables are visible in the spec, in the template and in the AWS console, and Lambda functions receive all of
them. Store secrets in AWS Secrets Manager, and read them there in the function. Put only the secret's name or ARN into
the variable.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {http: "https://example.com/?key=${stageVariables.api_key}"}, auth: none}}
stages: {dev: {variables: {api_key: 5f4dcc3b5aa765d6}}}
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
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

_NAME = re.compile(r"passw|passphrase|secret|token|credential|api_?key|private_?key|access_?key", re.IGNORECASE)
_ABOUT_ONE = re.compile(
    r"(_(?i:arn|bucket|header|host|id|issuer|name|path|table|ttl|type|uri|url)"
    r"|Arn|Bucket|Header|Host|Id|Issuer|Name|Path|Table|Ttl|Type|Uri|Url)s?$"
)
"""Suffixes of names that describe a secret without being one."""
_VALUE = re.compile(r"(AKIA|ASIA)[A-Z0-9]{16}|eyJ[\w-]{10,}\.[\w-]{10,}|gh[pousr]_\w{30,}|xox[abprs]-[\w-]{10,}")
"""Access keys, tokens of identity providers, and others with a known format."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Stage variables contain no secrets."""
    for stage in gateway.stages:
        for name, value in stage.variables.items():
            is_named_so = _NAME.search(name) and not _ABOUT_ONE.search(name) and value not in ("true", "false")
            if is_named_so or _VALUE.search(value):
                message = f"the stage variable {name!r} looks like a secret, but is visible in the AWS console"
                help = "store it in Secrets Manager, and read it there in the backend"
                yield Problem((*stage.path, "variables", name), message, help, at_key=True)


RULE = Rule("GW477", "secret-stage-variable", __doc__ or "", check, Severity.WARNING)

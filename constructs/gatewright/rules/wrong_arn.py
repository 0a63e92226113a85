"""An ARN names another kind of thing than belongs here.

A function's ARN is `arn:aws:lambda:REGION:ACCOUNT:function:NAME`, with `:ALIAS` or `:VERSION` behind it if one of these
is meant. A role's ARN is `arn:aws:iam::ACCOUNT:role/NAME`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: "arn:aws:iam::111122223333:role/orders"}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:orders"}, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.gateway import Arn, Gateway, LambdaTarget
from gatewright.rules.rule import Problem, Rule

_FUNCTION = re.compile(r"arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?")
_ROLE = re.compile(r"arn:aws[a-z-]*:iam::[0-9]{12}:role/\S+")


def check(gateway: Gateway) -> Iterator[Problem]:
    """ARNs name what they are meant to name."""
    for backend in gateway.all_backends:
        match backend.target:
            case LambdaTarget(function=Arn(arn)) if "${" not in arn and not _FUNCTION.fullmatch(arn):
                help = "write `arn:aws:lambda:REGION:ACCOUNT:function:NAME`"
                yield Problem((*backend.path, "lambda", "function"), f"not a function's ARN: {arn!r}", help)
            case _:
                pass
    for function in gateway.functions:
        if isinstance(function.role, Arn) and not _ROLE.fullmatch(function.role.arn):
            help = "write `arn:aws:iam::ACCOUNT:role/NAME`"
            yield Problem((*function.path, "role"), f"not a role's ARN: {function.role.arn!r}", help)


RULE = Rule("GW325", "wrong-arn", __doc__ or "", check)

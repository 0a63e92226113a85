"""A statement of a policy is such as AWS refuses.

A statement says `Effect: Allow` or `Effect: Deny`, and has one of `Principal` and `NotPrincipal`, one of `Action` and
`NotAction`, and one of `Resource` and `NotResource`. `Sid` and `Condition` are possible besides.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
policy: {statements: [{Effect: allow, Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*"}]}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
policy: {statements: [{Effect: Allow, Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*"}]}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.nearest import suggestion
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.words import listed
from gatewright.spec.model import Json

_EFFECTS = ("Allow", "Deny")
_PAIRS = (("Principal", "NotPrincipal"), ("Action", "NotAction"), ("Resource", "NotResource"))
_KEYS = ("Sid", "Effect", "Condition", *(key for pair in _PAIRS for key in pair))


def check(gateway: Gateway) -> Iterator[Problem]:
    """Statements have the form of statements."""
    statements = gateway.policy.statements if gateway.policy else ()
    for index, statement in enumerate(statements):
        yield from _of(statement, ("policy", "statements", index))


def _of(statement: Json, path: Path) -> Iterator[Problem]:
    for key in statement:
        if key not in _KEYS:
            message = f"a statement has no {key!r}"
            yield Problem((*path, key), message, suggestion(key, _KEYS), at_key=True)
    missing = [one for one, other in (("Effect", "Effect"), *_PAIRS) if one not in statement and other not in statement]
    if missing:
        yield Problem(path, f"this statement has no {listed(missing, most=4)}", "say who, what and whereof")
    if "Effect" in statement and statement["Effect"] not in _EFFECTS:
        message = f"an effect is `Allow` or `Deny`, not {statement['Effect']!r}"
        yield Problem((*path, "Effect"), message, suggestion(str(statement["Effect"]), _EFFECTS))
    for one, other in _PAIRS:
        if one in statement and other in statement:
            message = f"`{one}` and `{other}` cannot be in one statement"
            yield Problem((*path, other), message, "keep one of them", at_key=True)


RULE = Rule("GW359", "policy-statement", __doc__ or "", check)

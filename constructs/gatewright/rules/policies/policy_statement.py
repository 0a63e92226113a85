"""A policy statement has a form that AWS rejects.

A statement needs `Effect: Allow` or `Effect: Deny`, one of `Principal` and `NotPrincipal`, one of `Action` and
`NotAction`, and one of `Resource` and `NotResource`. `Sid` and `Condition` are optional.

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

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.policy_statements import statement_problems


def check(gateway: Gateway) -> Iterator[Problem]:
    """Statements have the form that AWS requires."""
    for index, statement in enumerate(gateway.policy.statements if gateway.policy else ()):
        yield from statement_problems(statement, ("policy", "statements", index))
    for endpoint in gateway.vpc_endpoints:
        for index, statement in enumerate(endpoint.policy):
            yield from statement_problems(statement, (*endpoint.path, "policy", index))


RULE = Rule("GW359", "policy-statement", __doc__ or "", check)

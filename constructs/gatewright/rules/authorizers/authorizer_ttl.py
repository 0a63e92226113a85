"""An authorizer's decisions are kept for a time that is not possible.

API Gateway keeps a decision for at most an hour, and counts whole seconds; `0s` keeps none. A Lambda authorizer that
tells callers by nothing has no `identity` under which a decision could be kept.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers: {partners: {lambda: {function: "arn:aws:lambda:eu-west-1:111122223333:function:partners", ttl: 5m}}}
routes: {GET /orders: {backend: {mock: {}}, auth: partners}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
authorizers:
  partners:
    lambda:
      function: arn:aws:lambda:eu-west-1:111122223333:function:partners
      identity: [header.Authorization]
      ttl: 5m
routes: {GET /orders: {backend: {mock: {}}, auth: partners}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator
from math import ceil

from gatewright.gateway import CognitoAuthorizer, Gateway, JwtAuthorizer, LambdaAuthorizer
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.duration import Duration

LONGEST_S = 3600


def check(gateway: Gateway) -> Iterator[Problem]:
    """Decisions are kept for as long as the service can."""
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, JwtAuthorizer):
            continue
        kind = "cognito" if isinstance(authorizer, CognitoAuthorizer) else "lambda"
        path = (*authorizer.path, kind, "ttl")
        if authorizer.ttl > LONGEST_S or authorizer.ttl != int(authorizer.ttl):
            message = f"a decision is kept for 0s to 1h, in whole seconds, not for {_spelt(authorizer.ttl)}"
            yield Problem(path, message, f"write `{_spelt(min(ceil(authorizer.ttl), LONGEST_S))}`")
        elif authorizer.ttl and isinstance(authorizer, LambdaAuthorizer) and not authorizer.identity:
            message = "there is no `identity` by which a decision could be kept"
            yield Problem(path, message, "add `identity: [header.Authorization]`, or write `ttl: 0s`")


def _spelt(seconds: float) -> str:
    return str(Duration(round(seconds * 1000)))


RULE = Rule("GW351", "authorizer-ttl", __doc__ or "", check)

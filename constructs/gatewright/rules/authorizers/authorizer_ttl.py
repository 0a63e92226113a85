"""An authorizer's cache TTL is one that API Gateway does not support.

API Gateway caches an authorizer's results for whole seconds, and for at most one hour; `0s` turns the cache off. A
Lambda authorizer without `identity` has no cache key, so API Gateway cannot cache its results.

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
    """Results are cached for a time that API Gateway supports."""
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, JwtAuthorizer):
            continue
        kind = "cognito" if isinstance(authorizer, CognitoAuthorizer) else "lambda"
        path = (*authorizer.path, kind, "ttl")
        if authorizer.ttl > LONGEST_S or authorizer.ttl != int(authorizer.ttl):
            message = f"`ttl` must be 0s to 1h, in whole seconds, not {_spelled(authorizer.ttl)}"
            yield Problem(path, message, f"write `{_spelled(min(ceil(authorizer.ttl), LONGEST_S))}`")
        elif authorizer.ttl and isinstance(authorizer, LambdaAuthorizer) and not authorizer.identity:
            message = "an authorizer without `identity` has no cache key"
            yield Problem(path, message, "add `identity: [header.Authorization]`, or write `ttl: 0s`")


def _spelled(seconds: float) -> str:
    return str(Duration(round(seconds * 1000)))


RULE = Rule("GW351", "authorizer-ttl", __doc__ or "", check)

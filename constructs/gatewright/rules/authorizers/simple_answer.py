"""An authorizer is to answer yes or no in a version of events that knows policies only.

With `simple`, the function answers `{isAuthorized: true}`. That belongs to version 2 of the events. A function that
gets version 1, as from a REST API, answers with a policy.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
authorizers:
  partners: {lambda: {function: "arn:aws:lambda:eu-west-1:111122223333:function:partners", payload: 1, simple: true}}
routes: {GET /: {backend: {http: "https://example.com"}, auth: partners}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
authorizers:
  partners: {lambda: {function: "arn:aws:lambda:eu-west-1:111122223333:function:partners", simple: true}}
routes: {GET /: {backend: {http: "https://example.com"}, auth: partners}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, LambdaAuthorizer
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Who answers yes or no is asked in the version that knows such answers."""
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, LambdaAuthorizer) and authorizer.simple and authorizer.payload == 1:
            message = "an authorizer that gets version 1 of events answers with a policy"
            help = "take `payload` out, or `simple`"
            yield Problem((*authorizer.path, "lambda", "simple"), message, help, at_key=True)


RULE = Rule("GW392", "simple-answer", __doc__ or "", check, kinds=("http",))

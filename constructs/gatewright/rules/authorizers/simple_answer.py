"""A Lambda authorizer with payload format version 1.0 cannot return a simple response.

With `simple`, the function returns `{isAuthorized: true}`. This response belongs to payload format version 2.0. With
version 1.0, which REST APIs use, a function returns an IAM policy.

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
    """Simple responses come with payload format version 2.0."""
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, LambdaAuthorizer) and authorizer.simple and authorizer.payload == 1:
            message = "payload format version 1.0 does not support simple responses"
            help = "delete `payload`, or delete `simple`"
            yield Problem((*authorizer.path, "lambda", "simple"), message, help, at_key=True)


RULE = Rule("GW392", "simple-answer", __doc__ or "", check, kinds=("http",))

"""An API key is to come from an authorizer that the route does not have.

With `api_key_source: authorizer` the service takes a caller's key out of a Lambda authorizer's answer, and looks at no
header. A route without such an authorizer then refuses everybody.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
api_key_source: authorizer
routes: {GET /orders: {backend: {mock: {}}, auth: iam, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev], keys: [acme]}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
api_key_source: authorizer
authorizers: {partners: {lambda: "arn:aws:lambda:eu-west-1:111122223333:function:partners"}}
routes: {GET /orders: {backend: {mock: {}}, auth: partners, api_key: true}}
stages: {dev: {}}
plans: {partners: {stages: [dev], keys: [acme]}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway, LambdaAuthorizer, Route
from gatewright.rules.rule import NOT_HTTP, Problem, Rule
from gatewright.rules.shared.words import listed


def check(gateway: Gateway) -> Iterator[Problem]:
    """Whoever is asked for a key can hand one in. What asks for it in several routes is reported once."""
    if gateway.api_key_source.value != "authorizer":
        return
    asking: dict[Path, list[Route]] = {}
    for route in gateway.routes:
        if route.api_key.value and not isinstance(route.authorizer, LambdaAuthorizer):
            asking.setdefault(route.api_key.path, []).append(route)
    for path, routes in asking.items():
        message = f"no Lambda authorizer brings a key to {listed([route.key for route in routes])}"
        help = "write `auth:` with a Lambda authorizer, or `api_key_source: header`"
        yield Problem(path, message, help, related=((gateway.api_key_source.path, "this says where keys come from"),))


RULE = Rule("GW309", "key-without-authorizer", __doc__ or "", check, kinds=NOT_HTTP)

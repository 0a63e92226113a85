"""API keys come from an authorizer, but a route that requires a key has no Lambda authorizer.

With `api_key_source: authorizer`, API Gateway reads the API key from the response of a Lambda authorizer, and ignores
the header. A route without such an authorizer then rejects every request.

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
    """Routes that require a key can receive one. A setting of several routes is reported once."""
    if gateway.api_key_source.value != "authorizer":
        return
    requiring: dict[Path, list[Route]] = {}
    for route in gateway.routes:
        if route.api_key.value and not isinstance(route.authorizer, LambdaAuthorizer):
            requiring.setdefault(route.api_key.path, []).append(route)
    for path, routes in requiring.items():
        message = f"no Lambda authorizer returns an API key for {listed([route.key for route in routes])}"
        help = "write `auth:` with a Lambda authorizer, or `api_key_source: header`"
        related = ((gateway.api_key_source.path, "the source of API keys is set here"),)
        yield Problem(path, message, help, related=related)


RULE = Rule("GW309", "key-without-authorizer", __doc__ or "", check, kinds=NOT_HTTP)

"""A model for bodies that no request has.

Requests with GET, HEAD and DELETE have no body that means anything: browsers, caches and many clients leave it out or
refuse to send it. With `validate: none` the model is for documents alone, and not reported. And a body is told by its
bare type: `application/json` is also the type of a request that adds a `charset`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
models: {Filter: {schema: {type: object, properties: {name: {type: string}}}}}
routes: {GET /orders: {backend: {mock: {}}, auth: none, body: Filter}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
models: {Filter: {schema: {type: object, properties: {name: {type: string}}}}}
routes: {POST /orders/search: {backend: {mock: {}}, auth: iam, body: Filter}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule

_WITHOUT_BODY = ("GET", "HEAD", "DELETE")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Models are for bodies that requests have."""
    for route in gateway.routes:
        if route.body is None or not route.body.models:
            continue
        if route.method in _WITHOUT_BODY and route.validate_body:
            message = f"requests with {route.method} have no body that clients could be sure to send"
            yield Problem(route.body.path, message, "take parameters of the query string, or use POST")
        for type in route.body.models:
            bare, parameters, _ = type.partition(";")
            if parameters:
                message = f"bodies are told by their bare type, not by {type!r}"
                yield Problem((*route.body.path, "types", type), message, f"write `{bare}`", at_key=True)


RULE = Rule("GW416", "body-unread", __doc__ or "", check, Severity.WARNING, kinds=REST)

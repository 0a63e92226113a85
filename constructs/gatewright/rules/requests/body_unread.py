"""A model for request bodies may never apply.

GET, HEAD and DELETE requests have no body with a defined meaning. Browsers, caches and many other clients drop such a
body or refuse to send it. With `validate: none`, the model is documentation only, and this rule does not report it.

API Gateway selects a model by the media type without parameters: `application/json` also applies to a request whose
content type adds a `charset`.

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
    """Each model applies to some requests."""
    for route in gateway.routes:
        if route.body is None or not route.body.models:
            continue
        if route.method in _WITHOUT_BODY and route.validate_body:
            message = f"many clients send no body with `{route.method}` requests"
            yield Problem(route.body.path, message, "use query string parameters, or `POST`")
        for type in route.body.models:
            bare, parameters, _ = type.partition(";")
            if parameters:
                message = f"API Gateway selects a model by the media type without parameters, not by {type!r}"
                yield Problem((*route.body.path, "types", type), message, f"write `{bare}`", at_key=True)


RULE = Rule("GW416", "body-unread", __doc__ or "", check, Severity.WARNING, kinds=REST)

"""A server's certificate is not to be checked, and the rendering cannot say so.

CloudFormation has no property for it. With `render: body` it is a part of the OpenAPI document.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
render: resources
routes: {GET /: {backend: {http: {url: "https://example.com", verify_tls: false}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
render: body
routes: {GET /: {backend: {http: {url: "https://example.com", verify_tls: false}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, HttpTarget
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.looking import settings_path


def check(gateway: Gateway) -> Iterator[Problem]:
    """Certificates are checked where nothing else can be said."""
    for backend in gateway.all_backends if gateway.render.value == "resources" else ():
        if isinstance(backend.target, HttpTarget) and not backend.target.verify_tls:
            message = "CloudFormation cannot say of a method that a certificate is not to be checked"
            path = (*settings_path(backend), "verify_tls")
            yield Problem(path, message, "write `render: body`, or give the server a good certificate")


RULE = Rule("GW376", "tls-check-off", __doc__ or "", check, kinds=REST)

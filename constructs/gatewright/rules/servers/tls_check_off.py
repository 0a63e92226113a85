"""`render: resources` cannot turn off the check of a server's certificate.

CloudFormation has no property for it. With `render: body`, the setting is part of the OpenAPI document.

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
    """The rendering supports what backends set."""
    for backend in gateway.all_backends if gateway.render.value == "resources" else ():
        if isinstance(backend.target, HttpTarget) and not backend.target.verify_tls:
            message = "CloudFormation has no property that turns off the certificate check of a method"
            path = (*settings_path(backend), "verify_tls")
            yield Problem(path, message, "write `render: body`, or remove `verify_tls` and use a valid certificate")


RULE = Rule("GW376", "tls-check-off", __doc__ or "", check, kinds=REST)

"""Binary files are returned to browser apps of several origins.

A CORS header names one origin. With several origins, a template writes the origin of the request into the response, and
a template cannot pass on binary data. API Gateway returns a 500 error, or a corrupt file.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
cors: {origins: ["https://a.example.com", "https://b.example.com"]}
binary_types: [image/png]
backends: {pictures: {s3: {bucket: "arn:aws:s3:::shop-pictures", action: GetObject, key: "{name}.png"}}}
routes: {"GET /pictures/{name}": {backend: pictures, auth: iam}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
cors: {origins: ["https://a.example.com"]}
binary_types: [image/png]
backends: {pictures: {s3: {bucket: "arn:aws:s3:::shop-pictures", action: GetObject, key: "{name}.png"}}}
routes: {"GET /pictures/{name}": {backend: pictures, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Route, ServiceTarget
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.looking import settings_path
from gatewright.spec.services.s3 import S3Backend


def check(gateway: Gateway) -> Iterator[Problem]:
    """Files do not pass through templates."""
    several = gateway.cors is not None and len(gateway.cors.origins) > 1
    concerned = [route for route in gateway.routes if _reads_files(route)] if gateway.binary_types and several else []
    if concerned:
        message = f"with several origins, `{concerned[0].key}` cannot return binary files"
        help = "allow one origin, or serve files from a separate gateway"
        related = ((settings_path(concerned[0].backend.value), "this backend returns files"),)
        yield Problem(("cors", "origins"), message, help, related=related)


def _reads_files(route: Route) -> bool:
    target = route.backend.value.target
    if not isinstance(target, ServiceTarget) or not isinstance(target.written, S3Backend):
        return False
    return target.written.action == "GetObject"


RULE = Rule("GW339", "binary-several-origins", __doc__ or "", check, kinds=REST)

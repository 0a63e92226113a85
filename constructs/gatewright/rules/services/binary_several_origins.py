"""Files that are not text go to web pages of several origins.

A header names one origin. With several, a template puts the caller's into the answer, and a template cannot pass on
what is not text: API Gateway answers 500, or with a broken file.

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
    """Files go through no templates."""
    several = gateway.cors is not None and len(gateway.cors.origins) > 1
    concerned = [route for route in gateway.routes if _reads_files(route)] if gateway.binary_types and several else []
    if concerned:
        message = f"with several origins, what is not text cannot be answered by `{concerned[0].key}`"
        help = "allow one origin, or serve files by a gateway of their own"
        related = ((settings_path(concerned[0].backend.value), "its files come from here"),)
        yield Problem(("cors", "origins"), message, help, related=related)


def _reads_files(route: Route) -> bool:
    target = route.backend.value.target
    if not isinstance(target, ServiceTarget) or not isinstance(target.written, S3Backend):
        return False
    return target.written.action == "GetObject"


RULE = Rule("GW339", "binary-several-origins", __doc__ or "", check, kinds=REST)

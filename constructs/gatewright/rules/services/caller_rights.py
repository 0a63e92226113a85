"""A service is called with the rights of callers whom nothing makes known.

`as_caller` passes on the identity of a caller who has signed the request, so all routes to such a backend need
`auth: iam`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  files: {s3: {bucket: "arn:aws:s3:::shop-files", action: GetObject, key: "{name}", as_caller: true}}
routes: {"GET /files/{name}": {backend: files, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends:
  files: {s3: {bucket: "arn:aws:s3:::shop-files", action: GetObject, key: "{name}", as_caller: true}}
routes: {"GET /files/{name}": {backend: files, auth: iam}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, ServiceTarget
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import settings_path


def check(gateway: Gateway) -> Iterator[Problem]:
    """Callers whose rights are used have signed their requests."""
    for route in gateway.routes:
        target = route.backend.value.target
        if isinstance(target, ServiceTarget) and target.as_caller and route.auth.value != "iam":
            message = f"`{route.key}` calls a service with its caller's rights, and its callers do not sign requests"
            related = (((*settings_path(route.backend.value), "as_caller"), "the backend says so"),)
            help = "write `auth: iam`, or give the backend a role"
            yield Problem(route.path, message, help, at_key=True, related=related)


RULE = Rule("GW337", "caller-rights", __doc__ or "", check)

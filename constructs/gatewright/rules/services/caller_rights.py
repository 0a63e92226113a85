"""`as_caller` needs requests that are signed with IAM, and a route does not require them.

`as_caller` passes on the identity of a caller that has signed the request, so all routes to such a backend need
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

_OWN_ROLE = "remove `as_caller`: the backend then uses its own role"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Callers whose permissions a backend uses have signed their requests."""
    for route in gateway.routes:
        target = route.backend.value.target
        if isinstance(target, ServiceTarget) and target.as_caller and route.auth.value != "iam":
            message = f"`{route.key}` uses the permissions of its callers, and does not require signed requests"
            related = (((*settings_path(route.backend.value), "as_caller"), "`as_caller` is set here"),)
            help = _OWN_ROLE if gateway.kind == "websocket" else f"write `auth: iam`, or {_OWN_ROLE}"
            yield Problem(route.path, message, help, at_key=True, related=related)


RULE = Rule("GW337", "caller-rights", __doc__ or "", check)

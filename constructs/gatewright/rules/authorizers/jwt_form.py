"""A JWT authorizer has an issuer, audiences or scopes that API Gateway does not support.

An issuer is an `https://` URL without a query. API Gateway reads the provider's configuration at
`/.well-known/openid-configuration` below the issuer. It compares the issuer with the token's `iss`, character by
character. An authorizer has at most 50 audiences, and a route at most 10 scopes.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
authorizers:
  staff: {jwt: {issuer: "https://login.example.com/.well-known/openid-configuration", audience: [shop]}}
routes: {GET /: {backend: {http: "https://example.com"}, auth: staff}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
authorizers: {staff: {jwt: {issuer: "https://login.example.com", audience: [shop]}}}
routes: {GET /: {backend: {http: "https://example.com"}, auth: staff}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway, JwtAuthorizer
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import jwt_authorizers

AUDIENCES = 50
SCOPES = 10
_DISCOVERY = "/.well-known/"


def check(gateway: Gateway) -> Iterator[Problem]:
    """JWT authorizers are such as API Gateway supports. Scopes of several routes are reported once."""
    for path, authorizer in jwt_authorizers(gateway):
        if isinstance(authorizer.issuer, str):
            yield from _issuer((*path, "issuer"), authorizer.issuer)
        yield from _audiences((*path, "audience"), len(authorizer.audience))
    checked = (route.scopes for route in gateway.routes if isinstance(route.authorizer, JwtAuthorizer))
    for scopes in dict.fromkeys(checked):
        if len(scopes.value) > SCOPES:
            message = f"a route must have at most {SCOPES} scopes, not {len(scopes.value)}"
            yield Problem(scopes.path, message, "use fewer, broader scopes")


def _audiences(path: Path, count: int) -> Iterator[Problem]:
    if count > AUDIENCES:
        message = f"an authorizer must have at most {AUDIENCES} audiences, not {count}"
        yield Problem(path, message, "move some of them to a second authorizer")


def _issuer(path: Path, issuer: str) -> Iterator[Problem]:
    if issuer.startswith("http://"):
        message = "`issuer` must use `https://`"
        yield Problem(path, message, f"write `https{issuer.removeprefix('http')}`")
    if re.search(r"[?#]", issuer):
        yield Problem(path, "`issuer` must not have a query or a fragment", f"write `{re.split('[?#]', issuer)[0]}`")
    elif _DISCOVERY in issuer:
        message = "this is the discovery URL, not the issuer"
        yield Problem(path, message, f"write `{issuer.partition(_DISCOVERY)[0]}`")


RULE = Rule("GW393", "jwt-form", __doc__ or "", check, kinds=("http",))

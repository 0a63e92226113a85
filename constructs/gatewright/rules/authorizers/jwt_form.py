"""An authorizer of tokens is written as API Gateway does not take it.

An issuer is an `https://` address without a query. API Gateway looks for the provider's keys below it, at
`/.well-known/openid-configuration`, and compares it with the token's `iss`, letter by letter. An authorizer has 50
audiences at most, and a route 10 scopes.

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
    """Tokens can be checked. What several routes say is said once."""
    for path, authorizer in jwt_authorizers(gateway):
        if isinstance(authorizer.issuer, str):
            yield from _issuer((*path, "issuer"), authorizer.issuer)
        yield from _audiences((*path, "audience"), len(authorizer.audience))
    checked = (route.scopes for route in gateway.routes if isinstance(route.authorizer, JwtAuthorizer))
    for scopes in dict.fromkeys(checked):
        if len(scopes.value) > SCOPES:
            message = f"a route has {SCOPES} scopes at most, not {len(scopes.value)}"
            yield Problem(scopes.path, message, "ask for fewer scopes that say more")


def _audiences(path: Path, count: int) -> Iterator[Problem]:
    if count > AUDIENCES:
        message = f"an authorizer has {AUDIENCES} audiences at most, not {count}"
        yield Problem(path, message, "write a second authorizer for some of them")


def _issuer(path: Path, issuer: str) -> Iterator[Problem]:
    if issuer.startswith("http://"):
        message = "an issuer is called by HTTPS"
        yield Problem(path, message, f"write `https{issuer.removeprefix('http')}`")
    if re.search(r"[?#]", issuer):
        yield Problem(path, "an issuer has no query", f"write `{re.split('[?#]', issuer)[0]}`")
    elif _DISCOVERY in issuer:
        message = "this is where the issuer tells of itself, not the issuer"
        yield Problem(path, message, f"write `{issuer.partition(_DISCOVERY)[0]}`")


RULE = Rule("GW393", "jwt-form", __doc__ or "", check, kinds=("http",))

"""A JWT authorizer's issuer looks like a Cognito user pool, but no user pool has this issuer.

A user pool issues its tokens as `https://cognito-idp.REGION.amazonaws.com/POOL`. The pool's ID starts with the same
region: `eu-west-1_AbCdEfGhI`. There is no slash at the end. With another issuer, API Gateway rejects every token.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
authorizers:
  shoppers: {jwt: {issuer: "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_EXAMPLE01", audience: [web]}}
routes: {GET /: {backend: {http: "https://example.com"}, auth: shoppers}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
authorizers:
  shoppers: {jwt: {issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_EXAMPLE01", audience: [web]}}
routes: {GET /: {backend: {http: "https://example.com"}, auth: shoppers}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import jwt_authorizers
from gatewright.spec.values.late import is_late

_COGNITO = r"https://cognito-idp\.[^/]*amazonaws\.com(\.cn)?(/.*)?"
_POOL = r"https://cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?/\1_[A-Za-z0-9]+"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Issuers that look like user pools are user pools."""
    for path, authorizer in jwt_authorizers(gateway):
        issuer = authorizer.issuer
        if not isinstance(issuer, str) or is_late(issuer) or not re.fullmatch(_COGNITO, issuer):
            continue
        if not re.fullmatch(_POOL, issuer):
            message = f"no user pool issues tokens as {issuer!r}"
            help = "write `https://cognito-idp.REGION.amazonaws.com/POOL`, with the pool's ID: `REGION_…`"
            yield Problem((*path, "issuer"), message, help)


RULE = Rule("GW437", "cognito-issuer", __doc__ or "", check, Severity.WARNING, kinds=("http",))

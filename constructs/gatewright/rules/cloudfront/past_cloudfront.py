"""Clients can bypass CloudFront and its firewall on a route.

Routes with `auth: none` check the secret that CloudFront sends. A route has one authorizer, so a route with a JWT or a
Lambda authorizer cannot check the secret too. Clients with a valid token can call it at the `execute-api` URL. The
Lambda authorizer or the backend can check the header `x-origin-verify` itself.

With `auth: iam`, callers sign requests for the host name in the `execute-api` URL, so these requests never come through
CloudFront.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
firewalls: {main: {managed: [common]}}
authorizers: {shoppers: {jwt: {issuer: "https://login.example.com", audience: [shop]}}}
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: shoppers}}
stages: {$default: {firewall: {cloudfront: main}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
firewalls: {main: {managed: [common]}}
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {$default: {firewall: {cloudfront: main}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway, Route
from gatewright.gateway.cloudfront import SECRET_HEADER
from gatewright.rules.rule import V2, Problem, Rule
from gatewright.spec.values.message import CONNECT


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every route checks CloudFront's secret. There is one problem for all routes with the same `auth`."""
    if not any(stage.distribution for stage in gateway.stages):
        return
    closed: dict[str, list[Route]] = {}
    for route in gateway.routes:
        if route.auth.value != "none" and (gateway.kind == "http" or route.message == CONNECT):
            closed.setdefault(route.auth.value, []).append(route)
    for auth, routes in closed.items():
        yield _problem(auth, routes)


def _problem(auth: str, routes: list[Route]) -> Problem:
    more = f" on this route and {len(routes) - 1} more" if len(routes) > 1 else ""
    if auth == "iam":
        message = f"callers sign for the `execute-api` URL, and bypass CloudFront and its firewall{more}"
        help = "use an authorizer, or waive this rule if these callers need no firewall"
    else:
        message = f"clients that {auth!r} authorizes can bypass CloudFront and its firewall{more}"
        help = f"check the header `{SECRET_HEADER}` in the backend, or waive this rule if they need no firewall"
    return Problem(routes[0].path, message, help, at_key=True)


RULE = Rule("GW641", "past-cloudfront", __doc__ or "", check, Severity.WARNING, kinds=V2)

"""A route can be called past the firewall that stands in front of CloudFront.

Routes that are open look at the secret that CloudFront shows. A route has one authorizer: with a token or a function
of its own it cannot look at the secret too, and who has a token can send it to the API's `execute-api` address. The
function, or the backend, can look at the header `x-origin-verify` itself.

Signatures of `auth: iam` are made for that address, so that such calls do not come through CloudFront at all.

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
    """Every route looks at CloudFront's secret. One problem stands for all routes that are closed in the same way."""
    if not any(stage.distribution for stage in gateway.stages):
        return
    closed: dict[str, list[Route]] = {}
    for route in gateway.routes:
        if route.auth.value != "none" and (gateway.kind == "http" or route.message == CONNECT):
            closed.setdefault(route.auth.value, []).append(route)
    for auth, routes in closed.items():
        yield _problem(auth, routes)


def _problem(auth: str, routes: list[Route]) -> Problem:
    more = f", and {len(routes) - 1} more" if len(routes) > 1 else ""
    if auth == "iam":
        message = f"callers sign for the API's own address, so that they call past CloudFront and its firewall{more}"
        help = "use another way to tell who calls, or waive this rule if these callers need no firewall"
    else:
        message = f"who is let in by {auth!r} can call this past CloudFront and its firewall{more}"
        help = f"let the backend look at the header `{SECRET_HEADER}` too, or waive this rule if known callers may"
    return Problem(routes[0].path, message, help, at_key=True)


RULE = Rule("GW641", "past-cloudfront", __doc__ or "", check, Severity.WARNING, kinds=V2)

"""A route needs signed requests, and callers do not know which region gets them.

A signature is valid for one region. Route 53 routes callers of a domain in several regions to any of them. A region
that a request was not signed for returns 403. Callers of REST APIs can sign for all regions with Signature Version 4A,
which not every SDK does by default. HTTP and WebSocket APIs do not support it. An authorizer needs no signature.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
routes: {GET /orders: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, records: latency, health: {alarm: shop-errors}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
bindings: {check: function}
authorizers: {users: {lambda: {function: check}}}
routes: {GET /orders: {backend: {mock: {}}, auth: users}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, records: latency, health: {alarm: shop-errors}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """No route of a domain in several regions needs a signature."""
    spread = next((domain for domain in gateway.domains if domain.records and len(domain.recorded) > 1), None)
    signed = next((route for route in gateway.routes if route.auth.value == "iam"), None)
    if spread is None or signed is None:
        return
    if gateway.kind == "rest":
        help = "use an authorizer, or let callers sign with Signature Version 4A and waive this rule"
    else:
        help = "use an authorizer: this kind of API does not support signatures for several regions"
    message = f"callers sign for one region, and {spread.name!r} routes them to any of several"
    related = ((signed.path, "this route needs signed requests"),)
    yield Problem((*spread.path, "records"), message, help, at_key=True, related=related)


RULE = Rule("GW671", "region-signature", __doc__ or "", check, Severity.WARNING)

"""An API has more authorizers than API Gateway allows.

An API has at most 10 authorizers, including those that no route uses. AWS can increase this quota; then waive this rule
and give the reason.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
bindings: {checker: function}
authorizers: {a1: {lambda: checker}, a2: {lambda: checker}} # and so on, to a11
defaults: {backend: {mock: {}}}
routes: {GET /a1: {auth: a1}, GET /a2: {auth: a2}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
bindings: {checker: function}
authorizers: {all: {lambda: checker}}
defaults: {backend: {mock: {}}, auth: all}
routes: {GET /a1: {}, GET /a2: {}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule

LIMIT = 10


def check(gateway: Gateway) -> Iterator[Problem]:
    """The number of authorizers is within the quota."""
    created = 1 if any(stage.distribution for stage in gateway.stages) else 0
    count = len(gateway.authorizers) + created
    if count > LIMIT:
        counted = ", including the one that checks CloudFront's secret" if created else ""
        message = f"an API must have at most {LIMIT} authorizers, not {count}{counted}"
        help = "use one authorizer for several groups of routes, or request a quota increase and waive this rule"
        yield Problem(("authorizers",), message, help, at_key=True)


RULE = Rule("GW354", "authorizer-limit", __doc__ or "", check)

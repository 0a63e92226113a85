"""An API has more authorizers than API Gateway allows.

An API has 10 authorizers at most, whether routes use them or not. AWS can raise that; then waive this rule and say so.

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
    """There are few enough authorizers."""
    made = 1 if any(stage.distribution for stage in gateway.stages) else 0
    count = len(gateway.authorizers) + made
    if count > LIMIT:
        counted = ", with the one that looks at CloudFront's secret" if made else ""
        message = f"this API has {count} authorizers{counted}, and API Gateway allows {LIMIT}"
        help = "let one function decide for several groups of routes, or ask AWS for more and waive this rule"
        yield Problem(("authorizers",), message, help, at_key=True)


RULE = Rule("GW354", "authorizer-limit", __doc__ or "", check)

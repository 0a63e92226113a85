"""A throttle rejects every request, or exceeds the throttling limit of the account.

With a rate or a burst of 0, API Gateway responds to every request with 429. A throttle above the limit of the account
and region, which all APIs share, has no effect. The limit is 10,000 requests per second with a burst of 5,000; in some
regions 2,500 and 1,250. AWS can increase it.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {throttle: {rate: 100, burst: 0}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {throttle: {rate: 100, burst: 50}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.gateway.account import account_limit
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.throttles import limits
from gatewright.spec.values.number import spell


def check(gateway: Gateway) -> Iterator[Problem]:
    """Throttles allow some requests, and fewer than the account does."""
    for path, name, value in limits(gateway):
        most = gateway.raised_limits.get(name) or account_limit(name, gateway.place.region)
        if value == 0:
            yield Problem(path, f"a {name} of 0 rejects every request", f"delete `{name}` for no limit")
        elif value > most:
            message = f"a {name} of {spell(value)} has no effect: the limit of the account is {spell(most)}"
            help = f"write `{spell(most)}` or less, or `limits` in a spec of `kind: account` after a quota increase"
            yield Problem(path, message, help)


RULE = Rule("GW464", "throttle-extreme", __doc__ or "", check, Severity.WARNING)

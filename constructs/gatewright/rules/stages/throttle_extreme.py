"""A throttle lets nobody through, or more than the account does.

With a rate or a burst of 0 every request is answered with 429. Beyond what an account and region let through for all
APIs together, a throttle has no effect: that is 10,000 requests a second and 5,000 at once, 2,500 and 1,250 in some
regions, unless AWS has raised it.

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


def check(gateway: Gateway) -> Iterator[Problem]:
    """Throttles let something through, and keep something back."""
    for path, name, value in limits(gateway):
        most = gateway.raised_limits.get(name) or account_limit(name, gateway.place.region)
        if value == 0:
            yield Problem(path, f"with a {name} of 0 every request is refused", f"take `{name}` out for no limit")
        elif value > most:
            account = f"the account's own {name} is {most:,g} unless AWS has raised it"
            help = f"write {most:,g} or less, or `limits` in a spec of `kind: account` once it is raised"
            yield Problem(path, f"{account}, so that {value:,g} has no effect", help)


RULE = Rule("GW464", "throttle-extreme", __doc__ or "", check, Severity.WARNING)

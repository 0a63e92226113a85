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
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.throttles import limits
from gatewright.rules.shared.words import number

MOST = {"rate": 10_000, "burst": 5_000}
MOST_IN_SMALL_REGIONS = {"rate": 2_500, "burst": 1_250}
SMALL_REGIONS = (
    *("af-south-1", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-7", "ca-west-1"),
    *("eu-central-2", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "mx-central-1"),
)
"""As of November 2026."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Throttles let something through, and keep something back."""
    region = gateway.place.region
    most = MOST_IN_SMALL_REGIONS if region in SMALL_REGIONS else MOST
    for path, name, value in limits(gateway):
        if value == 0:
            yield Problem(path, f"with a {name} of 0 every request is refused", f"take `{name}` out for no limit")
        elif value > most[name]:
            account = f"the account's own {name} is {number(most[name])} unless AWS has raised it"
            help = f"write {number(most[name])} or less, or waive this rule once it is raised"
            yield Problem(path, f"{account}, so that {value:,g} has no effect", help)


RULE = Rule("GW464", "throttle-extreme", __doc__ or "", check, Severity.WARNING)

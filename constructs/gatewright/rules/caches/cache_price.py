"""A stage's cache costs money, even if it is not used.

AWS charges for every stage with a cache by the hour, from its creation on. The smallest cache costs about $15 per
month. The price is that of one region, without taxes; other regions differ.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {cache: {size: 118GB}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {cache: {size: 118GB}}}
rules: {cache-price: {waive: one answer of the backend costs more}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.caches import cache_path
from gatewright.rules.shared.prices import CACHE_AN_HOUR, HOURS_A_MONTH, REGION, dollars


def check(gateway: Gateway) -> Iterator[Problem]:
    """The price of each cache is reported."""
    for stage in gateway.stages:
        if stage.cache:
            price = CACHE_AN_HOUR[stage.cache.size]
            costs = f"about {dollars(price)} an hour in {REGION}, which is {dollars(price * HOURS_A_MONTH)} a month"
            message = f"the cache of the stage {stage.name!r} costs {costs}, used or not"
            yield Problem((*cache_path(stage), "size"), message, "waive this rule if the cache is worth the price")


RULE = Rule("GW470", "cache-price", __doc__ or "", check, Severity.INFO, kinds=REST)

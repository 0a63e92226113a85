"""Detailed metrics cost money for every route.

With `metrics: detailed`, CloudWatch records separate metrics for every route that clients call: requests, latency and
errors. AWS charges for each as a custom metric. The price is that of one region, without taxes, for the first ten
thousand metrics.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {metrics: detailed}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {metrics: basic}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.prices import METRIC_A_MONTH, REGION, dollars

METRICS = {"rest": 5, "http": 6}
"""Of a route: `Count`, `Latency`, `IntegrationLatency` and two of errors, in HTTP APIs also `DataProcessed`."""
CACHE_METRICS = 2
"""With a cache: `CacheHitCount` and `CacheMissCount`."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """The price of detailed metrics is reported."""
    for stage in gateway.stages:
        if stage.detailed_metrics and gateway.routes:
            count = len(gateway.routes) * (METRICS[gateway.kind] + (CACHE_METRICS if stage.cache else 0))
            costs = f"{dollars(count * METRIC_A_MONTH)} a month in {REGION} once clients have called every route"
            message = f"the stage {stage.name!r} can create {count} custom metrics, about {costs}"
            yield Problem((*stage.path, "metrics"), message, "waive this rule if they are worth the price")


RULE = Rule("GW471", "metrics-price", __doc__ or "", check, Severity.INFO, kinds=("rest", "http"))

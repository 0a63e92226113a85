"""What metrics of every route cost.

With `metrics: detailed`, CloudWatch has metrics of its own for every route that is called: how often, how long it
took, and how often it failed. Each is paid for as a custom metric. The price is that of one region, without taxes, for
the first ten thousand metrics.

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
"""Of a route: `Count`, `Latency`, `IntegrationLatency` and two of errors, in HTTP APIs `DataProcessed` besides."""
CACHE_METRICS = 2
"""Where there is a cache: `CacheHitCount` and `CacheMissCount`."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Metrics of every route say what they cost."""
    for stage in gateway.stages:
        if stage.detailed_metrics and gateway.routes:
            count = len(gateway.routes) * (METRICS[gateway.kind] + (CACHE_METRICS if stage.cache else 0))
            costs = f"{dollars(count * METRIC_A_MONTH)} a month in {REGION} once every route is called"
            message = f"the stage {stage.name!r} may make {count} custom metrics, about {costs}"
            yield Problem((*stage.path, "metrics"), message, "waive this rule if they are worth that")


RULE = Rule("GW471", "metrics-price", __doc__ or "", check, Severity.INFO, kinds=("rest", "http"))

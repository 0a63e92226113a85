"""The codes of diagnostics about alarms."""

from gatewright.diagnostics import Code

NO_LIMIT = Code(
    "GW237",
    "alarm-without-limit",
    """An alarm does not say what is too much.

Of latencies say one or several of `average`, `p50`, `p90`, `p95` and `p99`, of traffic `above`, `below` or both.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], latency: {for: 10m}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
alarms: {tell: ["arn:aws:sns:eu-west-1:111122223333:ops"], latency: {p99: 800ms, for: 10m}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```
""",
)

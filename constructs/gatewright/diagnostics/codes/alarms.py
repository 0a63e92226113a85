"""Limits and health of alarms."""

from gatewright.diagnostics.diagnostic import Code

HEALTH_ALARM = Code(
    "GW296",
    "health-alarm",
    """A domain's health is that of an alarm which there is not, or of which there are several.

A word such as `server_errors` means the alarm of that name of the stage below the domain. Where several stages are
there with such an alarm, an alarm of CloudWatch about all of them is named by its own name.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
backends: {orders: {http: "https://orders.example.com"}}
routes: {GET /orders: {backend: orders, auth: none}}
stages: {$default: {}}
domains: {api.example.com: {zone: Z0123456789ABC, records: latency, health: {alarm: server_errors}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
backends: {orders: {http: "https://orders.example.com"}}
routes: {GET /orders: {backend: orders, auth: none}}
stages: {$default: {alarms: {server_errors: 10}}}
domains: {api.example.com: {zone: Z0123456789ABC, records: latency, health: {alarm: server_errors}}}
```
""",
)

NO_LIMIT = Code(
    "GW237",
    "alarm-without-limit",
    """An alarm, or a limit of a canary, does not say what is too much.

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

"""Limits and health of alarms."""

from gatewright.diagnostics.diagnostic import Code

HEALTH_ALARM = Code(
    "GW296",
    "health-alarm",
    """A domain's health check names an alarm that does not exist, or several stages have an alarm of that name.

A word such as `server_errors` refers to the alarm of that name on the stage that the domain maps to. If the domain maps
to several stages that have such an alarm, give the name of one CloudWatch alarm for all of them.

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
    """An alarm, or a limit of a canary, has no threshold.

For latencies give one or more of `average`, `p50`, `p90`, `p95` and `p99`; for traffic give `above`, `below` or both.

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

"""The logs of CloudFront's firewall are not encrypted with `log_key`.

These logs are in `us-east-1`, and a KMS key belongs to one region. Send the logs to a log group in `us-east-1` that has
a key of that region, or to a bucket. Without a KMS key, CloudWatch Logs encrypts logs with a key of its own.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
log_key: generate
firewalls: {main: {managed: [common], logs: {}}}
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {$default: {firewall: {cloudfront: main}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
log_key: generate
firewalls: {main: {managed: [common], logs: {to: "arn:aws:logs:us-east-1:111122223333:log-group:aws-waf-logs-shop"}}}
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {$default: {firewall: {cloudfront: main}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.gateway.edge import EDGE_REGION, edge_firewalls, has_edge_stack
from gatewright.rules.rule import V2, Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Logs in another region have a key of that region."""
    for firewall in edge_firewalls(gateway) if gateway.log_key and has_edge_stack(gateway) else ():
        if firewall.logs and firewall.logs.to is None:
            message = f"these logs are in {EDGE_REGION}, and `log_key` is a key of another region"
            help = "write `to` with a log group there that has a key, or waive this rule"
            yield Problem(firewall.logs.path, message, help, at_key=True)


RULE = Rule("GW642", "edge-log-key", __doc__ or "", check, Severity.WARNING, kinds=V2)

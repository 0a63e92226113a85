"""CloudFront and its firewall have a cost.

The firewall costs $5 a month, $1 for each rule, and $0.60 per million requests. CloudFront costs about $1 per million
requests and $0.085 per gigabyte that it sends, instead of the data transfer of API Gateway. Ten million requests and
one terabyte a month are free. The secret that CloudFront sends costs $0.40 a month. The prices are those of one region,
without taxes; other regions differ.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
firewalls: {main: {managed: [common]}}
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {$default: {firewall: {cloudfront: main}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {managed: [common]}}
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Firewall, Gateway
from gatewright.rules.rule import V2, Problem, Rule
from gatewright.rules.shared.firewalls import price
from gatewright.rules.shared.prices import CLOUDFRONT_REQUESTS, FIREWALL_REQUESTS, REGION, SECRET_A_MONTH, dollars


def check(gateway: Gateway) -> Iterator[Problem]:
    """The cost of CloudFront is reported."""
    for stage in gateway.stages:
        if stage.distribution and stage.firewall:
            fixed, each = price(stage.firewall) if isinstance(stage.firewall, Firewall) else (0, FIREWALL_REQUESTS)
            month = dollars(fixed + SECRET_A_MONTH * len(stage.distribution.secrets))
            million = dollars(each + CLOUDFRONT_REQUESTS)
            message = f"CloudFront and its firewall cost about {month} a month and {million} per million requests"
            help = f"waive this rule to accept the cost; the prices are those of {REGION}"
            yield Problem(stage.distribution.path, message, help, at_key=True)


RULE = Rule("GW640", "cloudfront-price", __doc__ or "", check, Severity.INFO, kinds=V2)

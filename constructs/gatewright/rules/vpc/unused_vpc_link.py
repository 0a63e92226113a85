"""No backend uses a VPC link.

CloudFormation creates the link, which takes minutes. Usually the backend that should use the link names another one.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_links:
  inner: {load_balancer: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/orders/0a1b2c3d4e5f6071"}
routes: {GET /: {backend: {http: "https://orders.example.com"}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_links:
  inner: {load_balancer: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/orders/0a1b2c3d4e5f6071"}
routes: {GET /: {backend: {http: {url: "https://orders.example.com", vpc_link: inner}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import http_backends


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every link is used."""
    used = [link for _, target in http_backends(gateway) for link in target.vpc_links]
    for link in gateway.vpc_links:
        if link not in used:
            help = f"remove it, or write `vpc_link: {link.name}` in a backend"
            yield Problem(link.path, f"no backend uses the VPC link {link.name!r}", help, at_key=True)


RULE = Rule("GW438", "unused-vpc-link", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True)

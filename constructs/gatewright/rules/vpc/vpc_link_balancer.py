"""A VPC link cannot connect to this load balancer.

A VPC link V1 connects to one Network Load Balancer. An Application Load Balancer needs a VPC link V2, which has
`subnets`; the backend names the load balancer as its `target`. API, link and load balancer must be in one account.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_links:
  inner: {load_balancer: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/orders/0a1b2c3d4e5f6071"}
routes: {GET /: {backend: {http: {url: "http://orders.internal.example.com", vpc_link: inner}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_links:
  inner: {load_balancer: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/orders/0a1b2c3d4e5f6071"}
routes: {GET /: {backend: {http: {url: "http://orders.internal.example.com", vpc_link: inner}}}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, Gateway, Outside
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import http_backends
from gatewright.rules.shared.resources import own_properties, own_type
from gatewright.spec.values.late import is_late

_NETWORK = r"arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/net/[A-Za-z0-9-]+/[0-9a-f]+"
_TYPE = "AWS::ElasticLoadBalancingV2::LoadBalancer"
_V1_ONLY = "use a Network Load Balancer"
_HELP = f"{_V1_ONLY}, or write `subnets` to create a VPC link V2"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Load balancers have a type, account and region that links support."""
    for link in gateway.vpc_links:
        path = (*link.path, "load_balancer")
        message = _fault(gateway, link.load_balancer)
        if message:
            yield Problem(path, message, _V1_ONLY if gateway.kind == "websocket" else _HELP)
    for path, balancer in _balancers(gateway):
        if isinstance(balancer, Arn) and not gateway.place.may_hold(balancer.arn):
            message = "the load balancer is in another account or region than the gateway"
            yield Problem(path, message, "use a load balancer in the gateway's account and region")


def _fault(gateway: Gateway, balancer: Outside | None) -> str:
    if isinstance(balancer, Arn):
        known = is_late(balancer.arn) or re.fullmatch(_NETWORK, balancer.arn)
        return "" if known else f"{balancer.arn!r} is not the ARN of a Network Load Balancer"
    type = own_type(gateway, balancer)
    if type not in (None, _TYPE):
        return f"{type!r} is not a load balancer"
    if type and own_properties(gateway, balancer).get("Type") != "network":
        return "a VPC link V1 connects to Network Load Balancers only"
    return ""


def _balancers(gateway: Gateway) -> Iterator[tuple[Path, Outside | None]]:
    for link in gateway.vpc_links:
        yield (*link.path, "load_balancer"), link.load_balancer
    for path, target in http_backends(gateway):
        yield (*path[:-1], "target"), target.load_balancer
        yield (*path[:-1], "listener"), target.listener


RULE = Rule("GW390", "vpc-link-balancer", __doc__ or "", check)

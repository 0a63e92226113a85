"""A VPC link cannot lead to this load balancer.

A link of the first kind leads to one network load balancer. An application load balancer needs a link of the second
kind, which has `subnets`, and is the `target` of the backend. API, link and load balancer belong to one account.

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


def check(gateway: Gateway) -> Iterator[Problem]:
    """Load balancers are of the kind and in the place that links lead to."""
    for link in gateway.vpc_links:
        path = (*link.path, "load_balancer")
        message = _fault(gateway, link.load_balancer)
        if message:
            yield Problem(path, message, "name a network load balancer, or write `subnets` for one of another kind")
    for path, balancer in _balancers(gateway):
        if isinstance(balancer, Arn) and not gateway.place.may_hold(balancer.arn):
            message = "the load balancer is in another account or region than the gateway"
            yield Problem(path, message, "name one that is where the gateway is deployed")


def _fault(gateway: Gateway, balancer: Outside | None) -> str:
    if isinstance(balancer, Arn):
        known = is_late(balancer.arn) or re.fullmatch(_NETWORK, balancer.arn)
        return "" if known else f"not the ARN of a network load balancer: {balancer.arn!r}"
    type = own_type(gateway, balancer)
    if type not in (None, _TYPE):
        return f"not a load balancer: {type!r}"
    if type and own_properties(gateway, balancer).get("Type") != "network":
        return "an application load balancer is none that a link of the first kind leads to"
    return ""


def _balancers(gateway: Gateway) -> Iterator[tuple[Path, Outside | None]]:
    for link in gateway.vpc_links:
        yield (*link.path, "load_balancer"), link.load_balancer
    for path, target in http_backends(gateway):
        yield (*path[:-1], "target"), target.load_balancer
        yield (*path[:-1], "listener"), target.listener


RULE = Rule("GW390", "vpc-link-balancer", __doc__ or "", check)

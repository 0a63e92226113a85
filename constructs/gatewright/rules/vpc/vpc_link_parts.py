"""A private integration is incomplete, or has settings that its VPC link does not support.

A VPC link V1, `AWS::ApiGateway::VpcLink`, includes its load balancer. A VPC link V2, `AWS::ApiGatewayV2::VpcLink`,
connects to a VPC, and the backend's `target` names the load balancer there: the load balancer itself, not one of its
listeners. A spec refers to an existing link by its ID, which is not an ARN. With `https://`, the URL must contain the
server's host name, because the server's certificate is valid for that name.

HTTP APIs support VPC links V2 only. Their backends name a `listener`: a load balancer listener, `…:listener/app/…`, or
a Cloud Map service, `arn:aws:servicediscovery:…:service/…`. API Gateway does not send what follows a `?` in the URL to
them.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Link: {Type: "AWS::ApiGatewayV2::VpcLink", Properties: {Name: shop, SubnetIds: [subnet-0a1b2c3d]}}}
routes: {GET /: {backend: {http: {url: "https://orders.internal", vpc_link: {resource: Link}}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
resources: {Link: {Type: "AWS::ApiGatewayV2::VpcLink", Properties: {Name: shop, SubnetIds: [subnet-0a1b2c3d]}}}
backends:
  orders:
    http:
      url: https://orders.internal
      vpc_link: {resource: Link}
      target: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/orders/0a1b2c3d4e5f6071
routes: {GET /: {backend: orders}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, Gateway, HttpTarget, Link, VpcLink
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.listeners import listener_problems
from gatewright.rules.shared.looking import authority, settings_path
from gatewright.rules.shared.resources import own_type
from gatewright.spec.values.late import is_late

_BALANCER = r"arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/(app|net)/[A-Za-z0-9-]+/[0-9a-f]+"
_NUMBERS = r"[0-9.]+|\[.*\]"
_FIRST, _SECOND = "AWS::ApiGateway::VpcLink", "AWS::ApiGatewayV2::VpcLink"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Links, load balancers and URLs match."""
    if gateway.kind == "http":
        yield from listener_problems(gateway)
        return
    for backend in gateway.all_backends:
        target, path = backend.target, settings_path(backend)
        if isinstance(target, HttpTarget):
            found = (problem for link in target.vpc_links for problem in _link(gateway, link, target, path))
            yield from dict.fromkeys(found)
            yield from _balancer(target, (*path, "target"))
            yield from _address(target, (*path, "url"))


def _link(gateway: Gateway, link: Link, target: HttpTarget, path: Path) -> Iterator[Problem]:
    kind, balancer = _kind(gateway, link), target.load_balancer
    if isinstance(link, Arn):
        help = "write a name, `{id: …}`, `{resource: …}`, `{ssm: …}` or `{import: …}`"
        yield Problem((*path, "vpc_link"), "a VPC link needs an ID, not an ARN", help)
    elif kind == _SECOND and not (balancer or target.listener):
        message = "a VPC link V2 needs the load balancer that it connects to"
        yield Problem((*path, "vpc_link"), message, "add `target`, with the ARN of the load balancer")
    elif kind == _FIRST and balancer:
        message = "a VPC link V1 includes its load balancer"
        yield Problem((*path, "target"), message, "remove `target`", at_key=True)
    elif kind not in (None, _FIRST, _SECOND):
        yield Problem((*path, "vpc_link"), f"{kind!r} is not a VPC link", f"refer to an `{_FIRST}` or an `{_SECOND}`")


def _kind(gateway: Gateway, link: Link) -> str | None:
    """The link's CloudFormation type, if the spec defines it."""
    if isinstance(link, VpcLink):
        return _FIRST if link.load_balancer else _SECOND
    return own_type(gateway, link)


def _balancer(target: HttpTarget, path: Path) -> Iterator[Problem]:
    balancer = target.load_balancer
    if balancer and not target.vpc_links:
        yield Problem(path, "`target` needs a VPC link", "add `vpc_link`", at_key=True)
    if isinstance(balancer, Arn) and not (is_late(balancer.arn) or re.fullmatch(_BALANCER, balancer.arn)):
        help = "write `arn:aws:elasticloadbalancing:REGION:ACCOUNT:loadbalancer/app/NAME/ID`, or `net` for `app`"
        yield Problem(path, f"{balancer.arn!r} is not the ARN of a load balancer", help)


def _address(target: HttpTarget, path: Path) -> Iterator[Problem]:
    is_checked = target.vpc_links and target.verify_tls and target.url.startswith("https:")
    where = authority(target.url) if is_checked else None
    if where and re.fullmatch(_NUMBERS, where.host):
        message = f"a certificate cannot match {where.host!r}, which is not a host name"
        yield Problem(path, message, "write the host name that is in the server's certificate")


RULE = Rule("GW377", "vpc-link-parts", __doc__ or "", check, kinds=("rest", "http"))

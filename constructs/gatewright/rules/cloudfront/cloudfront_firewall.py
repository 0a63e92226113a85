"""A stage refers to a web ACL that CloudFront cannot use.

CloudFront needs an AWS WAF v2 web ACL with the scope `CLOUDFRONT`, in `us-east-1` and in the API's own account. A web
ACL with the scope `REGIONAL` is for stages of REST APIs. A resource of the spec is in the region of the stack, so it
can be in `us-east-1` only if the stack is.

Bad:
```yaml
gatewright: 1
name: shop
kind: http
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages:
  $default:
    firewall:
      cloudfront: arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f
```

Good:
```yaml
gatewright: 1
name: shop
kind: http
routes: {GET /: {backend: {http: "https://shop.example.com"}, auth: none}}
stages:
  $default:
    firewall:
      cloudfront: arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f
```
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from gatewright.document import Path
from gatewright.gateway import Arn, Gateway
from gatewright.gateway.edge import EDGE_REGION
from gatewright.rules.rule import V2, Problem, Rule
from gatewright.rules.shared.resources import own_properties, own_type
from gatewright.spec.reference import ResourceReference
from gatewright.spec.values.late import is_late

_WEB_ACL = r"arn:aws[a-z-]*:wafv2:us-east-1:[0-9]{12}:global/webacl/[0-9A-Za-z_-]{1,128}/[0-9a-f-]{36}"
_TYPE = "AWS::WAFv2::WebACL"


def check(gateway: Gateway) -> Iterator[Problem]:
    """CloudFront can use its firewall."""
    for stage in gateway.stages:
        path = (*stage.path, "firewall", "cloudfront", "firewall")
        match stage.firewall if stage.distribution else None:
            case Arn(arn) if not is_late(arn):
                yield from _arn(path, gateway, arn)
            case ResourceReference() as reference:
                yield from _resource(path, gateway, reference)
            case _:
                pass


def _arn(path: Path, gateway: Gateway, arn: str) -> Iterator[Problem]:
    if ":regional/webacl/" in arn:
        help = "use one with the scope `CLOUDFRONT`, or define one under `firewalls`"
        yield Problem(path, "this web ACL is for stages of REST APIs", help)
    elif not re.fullmatch(_WEB_ACL, arn):
        help = f"write `arn:aws:wafv2:{EDGE_REGION}:ACCOUNT:global/webacl/NAME/ID`"
        yield Problem(path, f"{arn!r} is not the ARN of a web ACL for CloudFront", help)
    elif not replace(gateway.place, region=EDGE_REGION).may_hold(arn):
        yield Problem(path, "this web ACL is in another account than the API", "use one in the API's account")


def _resource(path: Path, gateway: Gateway, reference: ResourceReference) -> Iterator[Problem]:
    name, type = reference.resource.resource, own_type(gateway, reference)
    if type != _TYPE:
        yield Problem(path, f"{type!r} is not a web ACL", f"refer to an `{_TYPE}`")
    elif own_properties(gateway, reference).get("Scope") != "CLOUDFRONT":
        yield Problem(
            path, f"the web ACL {name!r} is not for CloudFront", "write `Scope: CLOUDFRONT` in its properties"
        )
    elif reference.resource.attribute != "Arn":
        message = f"CloudFront needs the ARN of its web ACL, not `{reference.resource}`"
        yield Problem(path, message, f"write `{{resource: {name}.Arn}}`")


RULE = Rule("GW540", "cloudfront-firewall", __doc__ or "", check, kinds=V2)

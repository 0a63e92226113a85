"""What is to stand in front of a stage is no firewall that can.

It is a web ACL of the second generation of WAF, with the scope `REGIONAL`, in the API's own region and account: for an
edge endpoint too. It is named by its ARN: of a resource in this spec, by `{resource: Name.Arn}`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages:
  live: {firewall: "arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f"}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages:
  live: {firewall: "arn:aws:wafv2:us-east-1:111122223333:regional/webacl/shop/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f"}
```
"""

import re
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.resources import own_properties, own_type
from gatewright.spec.reference import ResourceReference
from gatewright.spec.values.late import is_late

_WEB_ACL = r"arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/[0-9A-Za-z_-]{1,128}/[0-9a-f-]{36}"
_TYPE = "AWS::WAFv2::WebACL"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Stages have firewalls in front that can be there."""
    for stage in gateway.stages:
        path = (*stage.path, "firewall")
        match stage.firewall:
            case Arn(arn) if not is_late(arn):
                yield from _arn(path, gateway, arn)
            case ResourceReference() as reference:
                yield from _resource(path, gateway, reference)
            case _:
                pass


def _arn(path: Path, gateway: Gateway, arn: str) -> Iterator[Problem]:
    if ":global/webacl/" in arn:
        yield Problem(path, "this firewall is one for CloudFront", "name one whose scope is `REGIONAL`")
    elif not re.fullmatch(_WEB_ACL, arn):
        help = "write `arn:aws:wafv2:REGION:ACCOUNT:regional/webacl/NAME/ID`"
        yield Problem(path, f"not the ARN of a web ACL: {arn!r}", help)
    elif not gateway.place.may_hold(arn):
        yield Problem(path, "this firewall is not where the API is", "name one in the API's own region and account")


def _resource(path: Path, gateway: Gateway, reference: ResourceReference) -> Iterator[Problem]:
    name, type = reference.resource.resource, own_type(gateway, reference)
    if type != _TYPE:
        yield Problem(path, f"not a firewall: {type!r}", f"name an `{_TYPE}`")
    elif own_properties(gateway, reference).get("Scope") == "CLOUDFRONT":
        yield Problem(path, f"the firewall {name!r} is one for CloudFront", "give it the scope `REGIONAL`")
    elif reference.resource.attribute != "Arn":
        message = f"`{reference.resource}` is no ARN, by which a stage finds its firewall"
        yield Problem(path, message, f"write `{{resource: {name}.Arn}}`")


RULE = Rule("GW507", "firewall-reference", __doc__ or "", check, kinds=REST)

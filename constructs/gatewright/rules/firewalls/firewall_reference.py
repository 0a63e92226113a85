"""A stage refers to a web ACL that it cannot use.

A stage needs an AWS WAF v2 web ACL with the scope `REGIONAL`, in the API's own region and account. This is true for
edge endpoints too. The spec refers to it by its ARN, or to a resource of the spec with `{resource: Name.Arn}`.

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
    """Every stage can use its firewall."""
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
        yield Problem(path, "this web ACL is for CloudFront", "use one with the scope `REGIONAL`")
    elif not re.fullmatch(_WEB_ACL, arn):
        help = "write `arn:aws:wafv2:REGION:ACCOUNT:regional/webacl/NAME/ID`"
        yield Problem(path, f"{arn!r} is not the ARN of a web ACL", help)
    elif not gateway.place.may_hold(arn):
        message = "this web ACL is in another account or region than the API"
        yield Problem(path, message, "use one in the API's region and account")


def _resource(path: Path, gateway: Gateway, reference: ResourceReference) -> Iterator[Problem]:
    name, type = reference.resource.resource, own_type(gateway, reference)
    if type != _TYPE:
        yield Problem(path, f"{type!r} is not a web ACL", f"refer to an `{_TYPE}`")
    elif own_properties(gateway, reference).get("Scope") == "CLOUDFRONT":
        yield Problem(path, f"the web ACL {name!r} is for CloudFront", "write `Scope: REGIONAL` in its properties")
    elif reference.resource.attribute != "Arn":
        message = f"a stage needs the ARN of its web ACL, not `{reference.resource}`"
        yield Problem(path, message, f"write `{{resource: {name}.Arn}}`")


RULE = Rule("GW507", "firewall-reference", __doc__ or "", check, kinds=REST)

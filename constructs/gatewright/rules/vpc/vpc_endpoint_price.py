"""A VPC endpoint has a monthly cost.

AWS charges for every hour of an endpoint in each of its availability zones, and for the data that passes through it.
One endpoint serves all private APIs of a region, so a VPC needs only one. The prices are those of one region, without
taxes.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_endpoints:
  inner: {vpc: vpc-0a1b2c3d4e5f60718, subnets: [subnet-0a1b2c3d, subnet-1a2b3c4d], allow: [10.0.0.0/16]}
endpoint: {private: {vpc_endpoints: [inner]}}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: {private: {vpc_endpoints: [vpce-0a1b2c3d4e5f60718]}}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.prices import HOURS_A_MONTH, REGION, VPC_ENDPOINT_AN_HOUR, dollars


def check(gateway: Gateway) -> Iterator[Problem]:
    """The cost of every endpoint is reported."""
    for endpoint in gateway.vpc_endpoints:
        zones = len(endpoint.subnets)
        if not zones:
            continue
        price = dollars(zones * VPC_ENDPOINT_AN_HOUR * HOURS_A_MONTH)
        message = f"this VPC endpoint costs about {price} a month in {REGION}, for {zones} zone{'s' * (zones != 1)}"
        help = "use an existing VPC endpoint, or waive this rule to accept the cost"
        yield Problem(endpoint.path, message, help, at_key=True)


RULE = Rule("GW654", "vpc-endpoint-price", __doc__ or "", check, Severity.INFO, whole=True)

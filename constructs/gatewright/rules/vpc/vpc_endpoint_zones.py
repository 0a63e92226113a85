"""A VPC endpoint is in one subnet only.

A subnet is in one availability zone. During an outage of that zone, clients cannot reach the API. AWS recommends at
least two zones; an endpoint takes one subnet of each.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_endpoints: {inner: {vpc: vpc-0a1b2c3d4e5f60718, subnets: [subnet-0a1b2c3d], allow: [10.0.0.0/16]}}
endpoint: {private: {vpc_endpoints: [inner]}}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
```

Good:
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
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every endpoint survives the outage of a zone."""
    for endpoint in gateway.vpc_endpoints:
        if len(endpoint.subnets) == 1:
            message = "clients cannot reach the API during an outage of this subnet's zone"
            yield Problem((*endpoint.path, "subnets"), message, "add a subnet in another zone", at_key=True)


RULE = Rule("GW650", "vpc-endpoint-zones", __doc__ or "", check, Severity.WARNING, whole=True)

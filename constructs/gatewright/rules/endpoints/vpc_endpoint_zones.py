"""A VPC endpoint in one subnet only.

A subnet is in one availability zone. When that has an outage, nobody reaches the API any more. AWS advises two zones at
least; the endpoint takes one subnet of each.

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
    """Every endpoint outlives a zone."""
    for endpoint in gateway.vpc_endpoints:
        if len(endpoint.subnets) == 1:
            message = "when this subnet's zone has an outage, nobody reaches the API"
            yield Problem((*endpoint.path, "subnets"), message, "name a subnet in another zone too", at_key=True)


RULE = Rule("GW650", "vpc-endpoint-zones", __doc__ or "", check, Severity.WARNING, whole=True)

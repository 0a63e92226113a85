"""A VPC endpoint has no security group that allows clients to connect.

Without a security group, a VPC endpoint gets the VPC's default security group. It allows connections only from members
of the same group. Connections of other clients time out.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_endpoints: {inner: {vpc: vpc-0a1b2c3d4e5f60718, subnets: [subnet-0a1b2c3d, subnet-1a2b3c4d]}}
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
    """Every endpoint has a security group."""
    for endpoint in gateway.vpc_endpoints:
        if not (endpoint.allow or endpoint.security_groups):
            message = f"only clients with the VPC's default security group can connect to {endpoint.name!r}"
            help = "add `allow` with the address ranges of the clients, or `security_groups`"
            yield Problem(endpoint.path, message, help, at_key=True)


RULE = Rule("GW652", "vpc-endpoint-group", __doc__ or "", check, Severity.WARNING, whole=True)

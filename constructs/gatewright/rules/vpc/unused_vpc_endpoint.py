"""Neither the API nor a domain uses a VPC endpoint.

CloudFormation creates the endpoint, and AWS charges for every hour.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_endpoints:
  inner: {vpc: vpc-0a1b2c3d4e5f60718, subnets: [subnet-0a1b2c3d, subnet-1a2b3c4d], allow: [10.0.0.0/16]}
endpoint: {private: {vpc_endpoints: [vpce-0a1b2c3d4e5f60718]}}
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
from gatewright.gateway import Entrance, Gateway
from gatewright.rules.rule import REST, Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every endpoint is used."""
    used = list(_used(gateway))
    for endpoint in gateway.vpc_endpoints:
        if endpoint not in used:
            help = f"remove it, or write `endpoint: {{private: {{vpc_endpoints: [{endpoint.name}]}}}}`"
            yield Problem(endpoint.path, f"nothing uses the VPC endpoint {endpoint.name!r}", help, at_key=True)


def _used(gateway: Gateway) -> Iterator[Entrance]:
    yield from gateway.network.vpc_endpoints
    for domain in gateway.domains:
        yield from domain.vpc_endpoints
    if gateway.policy and gateway.policy.allow:
        yield from gateway.policy.allow.vpc_endpoints


RULE = Rule(
    "GW653", "unused-vpc-endpoint", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True, kinds=REST
)

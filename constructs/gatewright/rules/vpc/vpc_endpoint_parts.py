"""A VPC endpoint has no subnet, exceeds a limit, or conflicts with another endpoint's private DNS.

A VPC endpoint needs at least one subnet. It can have at most 5 security groups. The security group that Gatewright
creates for `allow` can have at most 60 rules. In a VPC, only one endpoint for a service can have private DNS, because
private DNS takes over the service's host names.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_endpoints:
  inner: {vpc: vpc-0a1b2c3d4e5f60718, subnets: [], allow: [10.0.0.0/16]}
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

from gatewright.gateway import Gateway, VpcEndpoint
from gatewright.rules.rule import Problem, Rule

MOST_GROUPS = 5
MOST_RANGES = 60


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every endpoint can be created."""
    for endpoint in gateway.vpc_endpoints:
        yield from _parts(endpoint)
    yield from _names(gateway)


def _parts(endpoint: VpcEndpoint) -> Iterator[Problem]:
    if not endpoint.subnets:
        yield Problem((*endpoint.path, "subnets"), "a VPC endpoint needs a subnet", "add at least one")
    groups = len(endpoint.security_groups) + bool(endpoint.allow)
    if groups > MOST_GROUPS:
        made = ", with the one for `allow`" if endpoint.allow else ""
        message = f"a VPC endpoint can have at most {MOST_GROUPS} security groups, not {groups}{made}"
        yield Problem((*endpoint.path, "security_groups"), message, "remove some of them", at_key=True)
    if len(endpoint.allow) > MOST_RANGES:
        message = f"a security group can have at most {MOST_RANGES} rules, not {len(endpoint.allow)}"
        yield Problem((*endpoint.path, "allow"), message, "use wider ranges, or write `security_groups`", at_key=True)


def _names(gateway: Gateway) -> Iterator[Problem]:
    first: dict[object, VpcEndpoint] = {}
    for endpoint in gateway.vpc_endpoints:
        earlier = first.setdefault(endpoint.vpc, endpoint) if endpoint.private_dns else endpoint
        if earlier is not endpoint:
            message = f"{earlier.name!r} already has private DNS in this VPC"
            related = (((*earlier.path, "private_dns"), "private DNS is enabled here"),)
            yield Problem(
                (*endpoint.path, "private_dns"), message, "remove `private_dns` from one of them", related=related
            )


RULE = Rule("GW550", "vpc-endpoint-parts", __doc__ or "", check, whole=True)

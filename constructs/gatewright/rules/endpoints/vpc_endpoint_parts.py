"""A VPC endpoint has not what it needs, or more than AWS takes.

It has an address in one subnet at least, five security groups at most, and 60 ranges of addresses in the group that is
made. Of all endpoints of a VPC for the same service one can have private DNS: it takes over the service's names.

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
    """Every endpoint is one that can be made."""
    for endpoint in gateway.vpc_endpoints:
        yield from _parts(endpoint)
    yield from _names(gateway)


def _parts(endpoint: VpcEndpoint) -> Iterator[Problem]:
    if not endpoint.subnets:
        yield Problem((*endpoint.path, "subnets"), "a VPC endpoint needs a subnet", "name at least one")
    groups = len(endpoint.security_groups) + bool(endpoint.allow)
    if groups > MOST_GROUPS:
        made = ", with the one for `allow`" if endpoint.allow else ""
        message = f"there are {groups} security groups{made}, and {MOST_GROUPS} is the most"
        yield Problem((*endpoint.path, "security_groups"), message, "take some out", at_key=True)
    if len(endpoint.allow) > MOST_RANGES:
        message = f"a security group has {MOST_RANGES} rules at most, and there are {len(endpoint.allow)} ranges"
        yield Problem((*endpoint.path, "allow"), message, "use wider ranges, or groups of your own", at_key=True)


def _names(gateway: Gateway) -> Iterator[Problem]:
    first: dict[object, VpcEndpoint] = {}
    for endpoint in gateway.vpc_endpoints:
        earlier = first.setdefault(endpoint.vpc, endpoint) if endpoint.private_dns else endpoint
        if earlier is not endpoint:
            message = f"{earlier.name!r} has private DNS in the same VPC"
            related = (((*earlier.path, "private_dns"), "this is it"),)
            yield Problem((*endpoint.path, "private_dns"), message, "keep one of them", related=related)


RULE = Rule("GW550", "vpc-endpoint-parts", __doc__ or "", check, whole=True)

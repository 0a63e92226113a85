"""A VPC endpoint takes over the names of all APIs.

With private DNS everything that ends in `execute-api.REGION.amazonaws.com` leads to the endpoint, for all who look it
up in the VPC. Private APIs answer there; the `execute-api` URLs of public APIs do not any more, whosever they are.
Public APIs that are called from the VPC need domains. Without private DNS callers of the private API use its URL with
the endpoint's id in it, which the stack's outputs tell, or a private domain.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
vpc_endpoints:
  inner:
    vpc: vpc-0a1b2c3d4e5f60718
    subnets: [subnet-0a1b2c3d, subnet-1a2b3c4d]
    allow: [10.0.0.0/16]
    private_dns: true
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
    """No endpoint takes the public APIs away from its VPC unasked."""
    for endpoint in gateway.vpc_endpoints:
        if endpoint.private_dns:
            message = "from this VPC the `execute-api` URLs of public APIs fail"
            help = "take it out, or waive this rule if nothing there calls any"
            yield Problem((*endpoint.path, "private_dns"), message, help)


RULE = Rule("GW651", "vpc-endpoint-names", __doc__ or "", check, Severity.INFO)

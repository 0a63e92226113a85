"""Private DNS of a VPC endpoint breaks calls from the VPC to public APIs.

With private DNS, every host name that ends in `execute-api.REGION.amazonaws.com` resolves to the endpoint for all
clients in the VPC. The endpoint serves private APIs only, so the `execute-api` URLs of public APIs fail, in whichever
account those APIs are. Public APIs that are called from the VPC need custom domain names.

Without private DNS, clients call the private API at the URL that contains the endpoint's ID, which is an output of the
stack, or at a private domain.

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
    """No endpoint breaks calls to public APIs."""
    for endpoint in gateway.vpc_endpoints:
        if endpoint.private_dns:
            message = "the `execute-api` URLs of public APIs fail from this VPC"
            help = "remove `private_dns`, or waive this rule if no client in the VPC calls a public API"
            yield Problem((*endpoint.path, "private_dns"), message, help)


RULE = Rule("GW651", "vpc-endpoint-names", __doc__ or "", check, Severity.INFO)

"""The codes of diagnostics about VPC endpoints."""

from gatewright.diagnostics import Code

UNKNOWN_VPC_ENDPOINT = Code(
    "GW291",
    "unknown-vpc-endpoint",
    """A VPC endpoint that nothing is known of.

A list of VPC endpoints has their ids, `vpce-0a1b2c3d4e5f60718`, references to them, and names of those that are made
under `vpc_endpoints`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
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
""",
)

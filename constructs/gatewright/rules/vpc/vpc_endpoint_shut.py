"""The API's resource policy rejects requests that come through a VPC endpoint.

The resource policy of a private API allows requests through the API's own VPC endpoints, or what `policy.allow` lists.
Requests through a VPC endpoint that only a domain names reach the domain, but the API rejects them. List that endpoint
in `policy.allow`, together with the API's own ones.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: {private: {vpc_endpoints: [vpce-0a1b2c3d4e5f60718]}}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
domains:
  orders.internal.example.com:
    certificate: {zone: Z0123456789ABC}
    endpoint: {private: {vpc_endpoints: [vpce-1a2b3c4d5e6f70819]}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: {private: {vpc_endpoints: [vpce-0a1b2c3d4e5f60718]}}
policy: {allow: {vpc_endpoints: [vpce-0a1b2c3d4e5f60718, vpce-1a2b3c4d5e6f70819]}}
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
domains:
  orders.internal.example.com:
    certificate: {zone: Z0123456789ABC}
    endpoint: {private: {vpc_endpoints: [vpce-1a2b3c4d5e6f70819]}}
```
"""

from collections.abc import Iterator, Sequence

from gatewright.diagnostics import Severity
from gatewright.document import Path
from gatewright.gateway import Callers, Entrance, Gateway
from gatewright.rules.rule import REST, Problem, Rule

_OWN = ("endpoint", "private", "vpc_endpoints")


def check(gateway: Gateway) -> Iterator[Problem]:
    """The policy allows requests through every endpoint."""
    allow = gateway.policy.allow if gateway.policy else None
    allowed = Callers(vpc_endpoints=gateway.network.vpc_endpoints) if allow is None else allow
    if not allowed.vpc_endpoints or allowed != Callers(vpc_endpoints=allowed.vpc_endpoints):
        return  # the policy does not list VPC endpoints, or not only these
    for path, entrances in _entrances(gateway):
        shut = [entrance for entrance in entrances if entrance not in allowed.vpc_endpoints]
        if shut:
            which = "these VPC endpoints" if len(shut) == len(entrances) else "some of these VPC endpoints"
            message = f"the API's resource policy rejects requests through {which}"
            yield Problem(path, message, "list all of them in `policy: {allow: {vpc_endpoints: …}}`", at_key=True)


def _entrances(gateway: Gateway) -> Iterator[tuple[Path, Sequence[Entrance]]]:
    """The lists of endpoints in the spec, with their paths."""
    if gateway.network.vpc_endpoints:
        yield _OWN, gateway.network.vpc_endpoints
    for domain in gateway.domains:
        if domain.vpc_endpoints and domain.vpc_endpoints is not gateway.network.vpc_endpoints:
            yield (*domain.path, *_OWN), domain.vpc_endpoints


RULE = Rule("GW657", "vpc-endpoint-shut", __doc__ or "", check, Severity.WARNING, kinds=REST)

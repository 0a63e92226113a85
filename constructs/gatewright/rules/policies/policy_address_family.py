"""A resource policy has addresses of one IP version, but clients have both.

With `ip: dualstack`, clients call the API from IPv4 or from IPv6 addresses. An `allow` with addresses of one version
blocks all clients with the other version; a `deny` does not block them.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: {regional: {ip: dualstack}}
policy: {allow: {addresses: [203.0.113.0/24]}}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: {regional: {ip: dualstack}}
policy: {allow: {addresses: [203.0.113.0/24, "2001:db8:1::/48"]}}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.ranges import ranges

_BLOCKED = {"allow": "every client", "deny": "no client"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """Policies have addresses of both IP versions if clients do. In a VPC, only its owner knows which exist."""
    if gateway.policy is None or gateway.endpoint.value == "private" or gateway.network.ip != "dualstack":
        return
    for side, callers in (("allow", gateway.policy.allow), ("deny", gateway.policy.deny)):
        path = ("policy", side)
        found = ranges(callers, path)
        versions = {range.network.version for range in found}
        if callers and len(versions) == 1 and len(found) == len(callers.addresses):
            missing = "IPv6" if versions == {4} else "IPv4"
            message = f"`{side}` blocks {_BLOCKED[side]} with an {missing} address"
            help = f"add {missing} addresses, or waive this rule if this is intended"
            related = ((gateway.endpoint.path, "clients have addresses of both versions"),)
            yield Problem((*path, "addresses"), message, help, related=related)


RULE = Rule("GW410", "policy-address-family", __doc__ or "", check, Severity.WARNING)

"""An endpoint's security policy does not match its type or access mode.

Edge endpoints have their own policies, whose names end in `EDGE`. Policies that begin with `SecurityPolicy_` require an
access mode. The legacy policies `TLS_1_0` and `TLS_1_2` do not support one.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: {regional: {tls: SecurityPolicy_TLS13_2025_EDGE, access: basic}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: {regional: {tls: SecurityPolicy_TLS13_1_3_2025_09, access: basic}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.tls import POLICIES, tls_problems


def check(gateway: Gateway) -> Iterator[Problem]:
    """Policy, access mode and endpoint type match."""
    kind, network = gateway.endpoint.value, gateway.network
    where = ("endpoint", kind)
    yield from tls_problems(where, f"{kind} endpoints", network.tls or "", network.access, POLICIES[kind])


RULE = Rule("GW372", "endpoint-tls", __doc__ or "", check, kinds=REST)

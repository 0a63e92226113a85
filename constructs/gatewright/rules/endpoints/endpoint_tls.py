"""An endpoint's security policy is none of its kind, or does not go with its access mode.

Edge endpoints have policies of their own, whose names end in `EDGE`. Policies that begin with `SecurityPolicy_` need an
access mode, and the older ones, `TLS_1_0` and `TLS_1_2`, take none.

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
    """Policy, access mode and kind of endpoint go together."""
    kind, network = gateway.endpoint.value, gateway.network
    what = f"an endpoint that is {kind}"
    yield from tls_problems(("endpoint", kind), what, network.tls or "", network.access, POLICIES[kind])


RULE = Rule("GW372", "endpoint-tls", __doc__ or "", check, kinds=REST)

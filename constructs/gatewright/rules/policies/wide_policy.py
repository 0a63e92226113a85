"""A policy lets everybody in.

`0.0.0.0/0` and `::/0` are all addresses that there are: an `allow` with one of them allows everybody, whoever else it
names. So does a statement that allows everybody without a condition, where a private API has no other.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
policy: {allow: {addresses: [0.0.0.0/0]}}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
policy: {allow: {addresses: [203.0.113.0/24]}}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.ranges import ranges
from gatewright.spec.model import Json


def check(gateway: Gateway) -> Iterator[Problem]:
    """What a policy allows is less than everything."""
    policy = gateway.policy
    if policy is None:
        return
    for range in ranges(policy.allow, ("policy", "allow")):
        if range.network.prefixlen == 0:
            message = f"`{range.text}` is every address, so that this policy lets everybody in"
            yield Problem(range.path, message, "name the addresses of those who may call, or take `allow` out")
    closed = policy.allow or policy.deny or gateway.network.vpc_endpoints
    if gateway.endpoint.value == "private" and not closed and all(map(_allows, policy.statements)):
        for index, statement in enumerate(policy.statements):
            if statement.get("Principal") in ("*", {"AWS": "*"}) and not statement.get("Condition"):
                message = "this lets everybody into a private API who can reach any VPC endpoint"
                yield Problem(("policy", "statements", index), message, "name `vpc_endpoints`, or add a `Condition`")


def _allows(statement: Json) -> bool:
    return statement.get("Effect") == "Allow"


RULE = Rule("GW408", "wide-policy", __doc__ or "", check, Severity.WARNING)

"""A resource policy allows all callers.

`0.0.0.0/0` and `::/0` match every address: an `allow` with one of them allows all callers, whatever else it contains.
A statement that allows all callers without a condition does the same if it is all that restricts a private API.

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
    """Policies allow only some callers."""
    policy = gateway.policy
    if policy is None:
        return
    for range in ranges(policy.allow, ("policy", "allow")):
        if range.network.prefixlen == 0:
            message = f"`{range.text}` matches every address, so this policy allows all callers"
            yield Problem(range.path, message, "list only the addresses to allow, or delete `allow`")
    closed = policy.allow or policy.deny or gateway.network.vpc_endpoints
    if gateway.endpoint.value == "private" and not closed and all(map(_allows, policy.statements)):
        for index, statement in enumerate(policy.statements):
            if statement.get("Principal") in ("*", {"AWS": "*"}) and not statement.get("Condition"):
                message = "this statement allows all clients of any VPC endpoint to call a private API"
                yield Problem(("policy", "statements", index), message, "add `vpc_endpoints`, or a `Condition`")


def _allows(statement: Json) -> bool:
    return statement.get("Effect") == "Allow"


RULE = Rule("GW408", "wide-policy", __doc__ or "", check, Severity.WARNING)

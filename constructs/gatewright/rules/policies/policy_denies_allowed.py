"""A resource policy denies callers that it allows.

`deny` takes precedence over `allow`. So a policy blocks an address, an endpoint or an account that is in both, and a
`deny` of all addresses blocks every client.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
policy: {allow: {addresses: [203.0.113.7]}, deny: {addresses: [203.0.113.0/24]}}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
policy: {allow: {addresses: [203.0.113.0/24]}, deny: {addresses: [203.0.113.7]}}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Bound, Callers, DeployText, Gateway, VpcEndpoint
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.ranges import Ranges, ranges

_ALLOW, _DENY = ("policy", "allow"), ("policy", "deny")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Policies do not deny what they allow, nor all clients."""
    policy = gateway.policy
    if policy is None or policy.deny is None:
        return
    denied = ranges(policy.deny, _DENY)
    for range in denied:
        if range.network.prefixlen == 0:
            message = f"`{range.text}` blocks every client with an IPv{range.network.version} address"
            yield Problem(range.path, message, "list only the addresses to block")
    if policy.allow:
        yield from _addresses(policy.allow, Ranges(range for range in denied if range.network.prefixlen))
        yield from _others(policy.allow, policy.deny)


def _addresses(allow: Callers, denied: Ranges) -> Iterator[Problem]:
    for range in ranges(allow, _ALLOW):
        holder = denied.holding(range)
        if holder:
            message = f"`{range.text}` has no effect here: `deny` contains `{holder.text}`"
            yield Problem(range.path, message, "delete one of them", related=((holder.path, "denied here"),))


def _others(allow: Callers, deny: Callers) -> Iterator[Problem]:
    denied = {(kind, value): index for kind, index, value in _named(deny)}
    for kind, index, value in _named(allow):
        if (kind, value) in denied:
            related = (((*_DENY, kind, denied[kind, value]), "denied here"),)
            message = "this has no effect: `deny` contains the same entry"
            yield Problem((*_ALLOW, kind, index), message, "delete one of them", related=related)


def _named(callers: Callers) -> Iterator[tuple[str, int, str | Bound | DeployText]]:
    """Callers that are not addresses, each with its kind and its index."""
    yield from (("vpcs", index, value) for index, value in enumerate(callers.vpcs))
    for index, endpoint in enumerate(callers.vpc_endpoints):
        yield "vpc_endpoints", index, endpoint.name if isinstance(endpoint, VpcEndpoint) else endpoint
    yield from (("accounts", index, value) for index, value in enumerate(callers.accounts))
    yield from (("organizations", index, value) for index, value in enumerate(callers.organizations))


RULE = Rule("GW409", "policy-denies-allowed", __doc__ or "", check, Severity.WARNING)

"""A policy names one kind of addresses, and callers have two.

With `ip: dualstack` callers come with IPv4 or with IPv6 addresses, as their networks like it. An `allow` with addresses
of one kind turns away all who come with the other; a `deny` lets them pass.

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

_EFFECTS = {"allow": "turned away", "deny": "let in"}


def check(gateway: Gateway) -> Iterator[Problem]:
    """Addresses are of both kinds where callers have both. Within VPCs it is the caller who knows which there are."""
    if gateway.policy is None or gateway.endpoint.value == "private" or gateway.network.ip != "dualstack":
        return
    for side, callers in (("allow", gateway.policy.allow), ("deny", gateway.policy.deny)):
        path = ("policy", side)
        found = ranges(callers, path)
        versions = {range.network.version for range in found}
        if callers and len(versions) == 1 and len(found) == len(callers.addresses):
            missing = "IPv6" if versions == {4} else "IPv4"
            message = f"callers with {missing} addresses are {_EFFECTS[side]} wherever they come from"
            help = f"add {missing} addresses, or waive this rule if that is meant"
            related = ((gateway.endpoint.path, "callers have addresses of both kinds"),)
            yield Problem((*path, "addresses"), message, help, related=related)


RULE = Rule("GW410", "policy-address-family", __doc__ or "", check, Severity.WARNING)

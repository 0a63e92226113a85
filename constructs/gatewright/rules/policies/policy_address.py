"""Addresses in a policy are not what they look like.

`203.0.113.9/24` looks like one address, and is 256 of them. A range within another one changes nothing, and goes on
changing nothing when the other one is mended. A private address such as 10.0.0.5 is none that a caller from outside
has: a policy sees the address under which the internet knows a caller's network.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
policy: {allow: {addresses: [203.0.113.9/24]}}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
policy: {allow: {addresses: [203.0.113.9]}}
routes: {GET /orders: {backend: {mock: {}}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.ranges import Range, Ranges, private_ranges, ranges


def check(gateway: Gateway) -> Iterator[Problem]:
    """Addresses are plain, apart from each other, and such as callers have."""
    if gateway.policy is None:
        return
    for side, callers in (("allow", gateway.policy.allow), ("deny", gateway.policy.deny)):
        found = ranges(callers, ("policy", side))
        others = Ranges(found)
        for range in found:
            yield from _plain(range)
            yield from _apart(range, others.holding(range))
            if gateway.endpoint.value != "private" and private_ranges().holding(range):
                message = f"no caller from the internet has the private address `{range.text}`"
                yield Problem(range.path, message, "name the public address of the callers' network")


def _plain(range: Range) -> Iterator[Problem]:
    address, _, length = range.text.partition("/")
    if length and str(range.network.network_address) != _canonical(address):
        count = f"{range.network.num_addresses:,}" if range.network.version == 4 else "all"
        message = f"`{range.text}` is {count} addresses of the network `{range.network}`"
        yield Problem(range.path, message, f"write `{range.network}`, or `{address}` for this address alone")


def _apart(range: Range, holder: Range | None) -> Iterator[Problem]:
    if holder and holder.network.prefixlen:
        message = f"`{range.text}` is in `{holder.text}` already"
        yield Problem(range.path, message, "take one of them out", related=((holder.path, "it is part of this"),))


def _canonical(address: str) -> str:
    from ipaddress import ip_address  # noqa: PLC0415 - needed for few specs

    return str(ip_address(address))


RULE = Rule("GW411", "policy-address", __doc__ or "", check, Severity.WARNING)

"""An address range in a resource policy is wider than it looks, redundant, or private.

`203.0.113.9/24` looks like one address, but is a range of 256 addresses. A range inside another range has no effect,
even if you later correct the other one. A private address such as 10.0.0.5 never matches a client on the internet: a
policy sees the public address of the client's network.

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
    """Ranges are in canonical form, do not overlap, and match clients."""
    if gateway.policy is None:
        return
    for side, callers in (("allow", gateway.policy.allow), ("deny", gateway.policy.deny)):
        found = ranges(callers, ("policy", side))
        others = Ranges(found)
        for range in found:
            yield from _plain(range)
            yield from _apart(range, others.holding(range))
            if gateway.endpoint.value != "private" and private_ranges().holding(range):
                message = f"no client on the internet has the private address `{range.text}`"
                yield Problem(range.path, message, "write the public address of the clients' network")


def _plain(range: Range) -> Iterator[Problem]:
    address, _, length = range.text.partition("/")
    if length and str(range.network.network_address) != _canonical(address):
        count = f"{range.network.num_addresses:,}" if range.network.version == 4 else "all"
        message = f"`{range.text}` matches {count} addresses of the network `{range.network}`"
        yield Problem(range.path, message, f"write `{range.network}`, or `{address}` for this address alone")


def _apart(range: Range, holder: Range | None) -> Iterator[Problem]:
    if holder and holder.network.prefixlen:
        reason = "is listed twice" if range.text == holder.text else f"has no effect: it is part of `{holder.text}`"
        message = f"`{range.text}` {reason}"
        yield Problem(range.path, message, "delete one of them", related=((holder.path, "the larger range"),))


def _canonical(address: str) -> str:
    from ipaddress import ip_address  # noqa: PLC0415 - needed for few specs

    return str(ip_address(address))


RULE = Rule("GW411", "policy-address", __doc__ or "", check, Severity.WARNING)

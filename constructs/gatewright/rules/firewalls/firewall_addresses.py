"""A firewall's addresses are none that WAF takes.

A range says how many of its bits count, and has no bits set behind them: `203.0.113.9/24` is refused. `/0`, which is
everybody, is refused too. A list holds 10,000 ranges of one version of IP, and rules refer to lists of one version 50
times at most.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {block_addresses: [203.0.113.9/24]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {block_addresses: [203.0.113.0/24]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Firewall, Gateway
from gatewright.gateway.firewall import AddressList, FromAddresses
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import all_firewalls, conditions
from gatewright.spec.values.late import is_late

MOST = 10_000
REFERENCES = 50


def check(gateway: Gateway) -> Iterator[Problem]:
    """Lists hold ranges that WAF takes."""
    for firewall in all_firewalls(gateway):
        for found in firewall.lists:
            for index, address in enumerate(found.addresses):
                yield from _range((*found.path, index), address)
            yield from _length(found)
        yield from _references(firewall)


def _range(path: Path, address: str) -> Iterator[Problem]:
    from ipaddress import ip_address, ip_network  # noqa: PLC0415 - needed for few specs

    start, _, bits = address.partition("/")
    if not bits or is_late(address):
        return
    network = ip_network(address, strict=False)
    if network.prefixlen == 0:
        help = "take it out, and say `default: block` or `default: allow`"
        yield Problem(path, f"`{address}` is everybody, which no list can hold", help)
    elif network.network_address != ip_address(start):
        yield Problem(path, f"`{address}` is not the start of a range", f"write `{network}`, or `{start}` alone")


def _length(found: AddressList) -> Iterator[Problem]:
    for version, addresses in found.families.items():
        if len(addresses) > MOST:
            message = f"these are {len(addresses):,} ranges of {version}, and a list holds {MOST:,}"
            yield Problem(found.path, message, "write larger ranges, or several lists", at_key=True)


def _references(firewall: Firewall) -> Iterator[Problem]:
    statements = (statement for rule in firewall.rules for statement in conditions(rule))
    count = sum(len(found.list.families) for found in statements if isinstance(found, FromAddresses))
    if count > REFERENCES:
        message = f"rules refer to lists of addresses {count} times, and a firewall has {REFERENCES} at most"
        yield Problem(firewall.path, message, "let one rule leave a label, and others look at the label", at_key=True)


RULE = Rule("GW502", "firewall-addresses", __doc__ or "", check)

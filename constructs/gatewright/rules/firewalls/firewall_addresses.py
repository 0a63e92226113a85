"""A firewall has an address list that AWS WAF does not support.

An address range ends with a prefix length, and no bit after the prefix is set: AWS WAF rejects `203.0.113.9/24`. It
also rejects `/0`, which covers all addresses. A list holds at most 10,000 ranges of one IP version. The rules of a
firewall can refer to lists of one IP version at most 50 times.

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
    """Lists hold ranges that WAF supports."""
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
        help = "remove it, and write `default: block` or `default: allow`"
        yield Problem(path, f"`{address}` covers all addresses, which AWS WAF does not support", help)
    elif network.network_address != ip_address(start):
        yield Problem(path, f"`{address}` has bits set after its prefix", f"write `{network}`, or `{start}` alone")


def _length(found: AddressList) -> Iterator[Problem]:
    for version, addresses in found.families.items():
        if len(addresses) > MOST:
            message = f"a list can hold at most {MOST:,} ranges of {version}, not {len(addresses):,}"
            yield Problem(found.path, message, "use larger ranges, or several lists", at_key=True)


def _references(firewall: Firewall) -> Iterator[Problem]:
    statements = (statement for rule in firewall.rules for statement in conditions(rule))
    count = sum(len(found.list.families) for found in statements if isinstance(found, FromAddresses))
    if count > REFERENCES:
        message = f"rules can refer to address lists {REFERENCES} times, not {count}"
        yield Problem(
            firewall.path, message, "set a `label` in one rule, and match the label in the others", at_key=True
        )


RULE = Rule("GW502", "firewall-addresses", __doc__ or "", check)

"""A firewall's rules exceed the capacity of a web ACL.

AWS WAF measures rules in web ACL capacity units (WCU), and a web ACL holds 5,000 WCU. The large managed rule groups use
700 (`common`) or 200 each. A regular expression uses 3, a search for a text 10, and every text transformation another
10.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {rules: [{name: pets, when: {path: {contains: [cat, dog]}}}]}} # and so on, to 501 texts
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {rules: [{name: pets, when: {path: {matches: cat|dog}}}]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import MOST, all_firewalls, capacity, weight


def check(gateway: Gateway) -> Iterator[Problem]:
    """The rules of every firewall fit into a web ACL."""
    for firewall in all_firewalls(gateway):
        total = capacity(firewall)
        if total > MOST:
            heaviest = max(firewall.rules, key=weight)
            message = f"these rules use {total:,} WCU, and a firewall can have at most {MOST:,}"
            related = ((heaviest.path, f"the largest rule uses {weight(heaviest):,} WCU"),)
            help = "search for several texts with one regular expression"
            yield Problem(firewall.path, message, help, at_key=True, related=related)


RULE = Rule("GW500", "firewall-capacity", __doc__ or "", check)

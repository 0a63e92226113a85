"""The rules of a firewall weigh more than one may hold.

WAF weighs rules in units of capacity, and a web ACL holds 5,000 of them. The large groups weigh 700 (`common`) and 200
each; a regular expression 3, a search 10, and every change of a text before it is looked at another 10.

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
    """Firewalls hold what they are to hold."""
    for firewall in all_firewalls(gateway):
        total = capacity(firewall)
        if total > MOST:
            heaviest = max(firewall.rules, key=weight)
            message = f"these rules weigh {total:,} units, and a firewall holds {MOST:,}"
            related = ((heaviest.path, f"the heaviest rule weighs {weight(heaviest):,}"),)
            help = "search for several texts with one regular expression"
            yield Problem(firewall.path, message, help, at_key=True, related=related)


RULE = Rule("GW500", "firewall-capacity", __doc__ or "", check)

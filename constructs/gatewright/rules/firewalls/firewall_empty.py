"""A firewall looks for somebody in a list in which there is nobody.

WAF refuses such a condition. A list of countries to let in, without any, would let nobody in, which `default: block`
says better.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {addresses: {office: []}, rules: [{name: office, when: {addresses: office}}]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {addresses: {office: [192.0.2.7]}, rules: [{name: office, when: {addresses: office}}]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.gateway.firewall import FirewallRule, FromAddresses, FromCountries
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import all_firewalls, conditions


def check(gateway: Gateway) -> Iterator[Problem]:
    """Lists that rules look into have somebody in them."""
    for firewall in all_firewalls(gateway):
        for rule in firewall.rules:
            yield from dict.fromkeys(_rule(rule))


def _rule(rule: FirewallRule) -> Iterator[Problem]:
    for statement in conditions(rule):
        match statement:
            case FromCountries(()):
                yield Problem((*rule.path, "when", "countries"), "there is no country in this list", "name one: `DE`")
            case FromAddresses(found) if not found.addresses:
                message = f"there is no address in the list {found.name!r}"
                yield Problem((*rule.path, "when"), message, "name one, or take the condition out")
            case _:
                pass


RULE = Rule("GW508", "firewall-empty", __doc__ or "", check, whole=True)

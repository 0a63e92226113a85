"""A firewall rule refers to an empty list.

AWS WAF rejects such a condition. An empty list of allowed countries would block all requests: write `default: block`
instead.

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
    """No list in a condition is empty."""
    for firewall in all_firewalls(gateway):
        for rule in firewall.rules:
            yield from dict.fromkeys(_rule(rule))


def _rule(rule: FirewallRule) -> Iterator[Problem]:
    for statement in conditions(rule):
        match statement:
            case FromCountries(()):
                yield Problem(
                    (*rule.path, "when", "countries"), "the list of countries is empty", "add a country: `DE`"
                )
            case FromAddresses(found) if not found.addresses:
                message = f"the address list {found.name!r} is empty"
                yield Problem((*rule.path, "when"), message, "add an address to the list, or remove the condition")
            case _:
                pass


RULE = Rule("GW508", "firewall-empty", __doc__ or "", check, whole=True)

"""A firewall that turns nothing down.

With `mode: count` every rule only counts, which is the way to see what a firewall would do before it does it. It is no
protection, though, and easily left like that.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {mode: count, managed: [common]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {managed: [common]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Firewalls do something."""
    for firewall in gateway.used_firewalls:
        if not firewall.is_enforced:
            path = (*firewall.path, "mode") if firewall.counting else firewall.path
            help = "take it out once its metrics show that it finds the right requests"
            message = f"the firewall {firewall.name!r} turns nothing down"
            yield Problem(path, message, help if firewall.counting else "give it a rule that blocks", at_key=True)


RULE = Rule("GW601", "firewall-only-counts", __doc__ or "", check, Severity.WARNING)

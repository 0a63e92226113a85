"""A firewall that stands in front of no stage.

It is not made then. Most often the stage that it should protect does not name it.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {managed: [common]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
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
    """Every firewall protects something."""
    for firewall in gateway.firewalls:
        if firewall not in gateway.used_firewalls:
            message = f"no stage has the firewall {firewall.name!r} in front"
            help = "take it out, or name it as `firewall` of a stage"
            yield Problem(firewall.path, message, help, at_key=True)


RULE = Rule("GW604", "unused-firewall", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True)

"""No stage uses a firewall.

The template does not contain the firewall. Usually the stage that it should protect does not refer to it.

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
    """Every firewall is used."""
    for firewall in gateway.firewalls:
        if firewall not in gateway.used_firewalls:
            message = f"no stage uses the firewall {firewall.name!r}"
            use = firewall.name if gateway.kind == "rest" else f"{{cloudfront: {firewall.name}}}"
            yield Problem(firewall.path, message, f"remove it, or write `firewall: {use}` in a stage", at_key=True)


RULE = Rule("GW604", "unused-firewall", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True)

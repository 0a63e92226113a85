"""A firewall blocks no requests.

With `mode: count`, every rule only counts the requests that match. This shows what the firewall would block, but it
protects nothing and is easily forgotten.

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
    """Every firewall blocks requests."""
    for firewall in gateway.used_firewalls:
        if not firewall.is_enforced:
            path = (*firewall.path, "mode") if firewall.counting else firewall.path
            help = "remove it once the metrics show that the rules match the right requests"
            message = f"the firewall {firewall.name!r} blocks no requests"
            yield Problem(path, message, help if firewall.counting else "add a rule that blocks requests", at_key=True)


RULE = Rule("GW601", "firewall-only-counts", __doc__ or "", check, Severity.WARNING)

"""A spec overrides a rule that is not known in its managed rule group.

Rule names are those of AWS, and are case-sensitive. A newer version of an AWS managed rule group may have rules that
Gatewright does not know: then waive this rule.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {managed: {common: {rules: {SizeRestrictions_Body: count}}}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {managed: {common: {rules: {SizeRestrictions_BODY: count}}}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.diagnostics.nearest import suggestion
from gatewright.gateway import Gateway
from gatewright.gateway.firewall import Managed
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import all_firewalls
from gatewright.spec.values.managed_groups import GROUPS


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every override names a known rule."""
    for firewall in all_firewalls(gateway):
        for rule in firewall.rules:
            if isinstance(rule.about, Managed):
                known = GROUPS[rule.about.group].rules
                for name in rule.about.rules if known else ():
                    if name not in known:
                        message = f"there is no known rule {name!r} in the group {rule.about.group!r}"
                        yield Problem((*rule.path, "rules", name), message, suggestion(name, known), at_key=True)


RULE = Rule("GW603", "managed-rule-unknown", __doc__ or "", check, Severity.WARNING)

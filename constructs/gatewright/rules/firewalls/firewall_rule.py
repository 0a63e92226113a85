"""A firewall has duplicate rule names, or a metric name or label that AWS WAF reserves.

Metrics and logs identify a rule by its name, so every rule needs a different name. AWS WAF reserves the metric names
`All` and `Default_Action`. No part of a label can be `aws`, `waf`, `awswaf`, `managed`, `rulegroup`, `webacl`, `ipset`
or `regexpatternset`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls:
  main:
    rules: [{name: inner, when: {path: {contains: /admin}}}, {name: inner, when: {path: {contains: /internal}}}]
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls:
  main:
    rules: [{name: admin, when: {path: {contains: /admin}}}, {name: inner, when: {path: {contains: /internal}}}]
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import all_firewalls

METRICS = ("All", "Default_Action")
RESERVED = ("aws", "waf", "awswaf", "managed", "rulegroup", "webacl", "ipset", "regexpatternset")


def check(gateway: Gateway) -> Iterator[Problem]:
    """Rules have different names, and no metric or label is reserved."""
    for firewall in all_firewalls(gateway):
        if firewall.metric in METRICS:
            message = f"AWS WAF reserves the metric name {firewall.metric!r}"
            yield Problem((*firewall.path, "metric"), message, "use another name")
        seen: dict[str, Path] = {}
        for rule in firewall.rules:
            first = seen.setdefault(rule.name, rule.path)
            if first != rule.path:
                message = f"there are two rules with the name {rule.name.removeprefix('rule-')!r}"
                related = ((first, "the other rule"),)
                yield Problem((*rule.path, "name"), message, "rename one of them", related=related)
            reserved = [part for part in (rule.label or "").split(":") if part in RESERVED]
            if reserved:
                message = f"AWS WAF reserves labels that contain {reserved[0]!r}"
                yield Problem((*rule.path, "label"), message, "use another word")


RULE = Rule("GW506", "firewall-rule", __doc__ or "", check)

"""Rules of a firewall that cannot stand beside each other, or whose labels are not theirs.

Metrics and logs know a rule by its name, so that every rule has one of its own. A firewall's own metric is not `All`
and not `Default_Action`, which are WAF's. Labels that rules leave have no part that is called `aws`, `waf`, `awswaf`,
`managed`, `rulegroup`, `webacl`, `ipset` or `regexpatternset`.

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
    """Rules are told apart, and leave labels of their own."""
    for firewall in all_firewalls(gateway):
        if firewall.metric in METRICS:
            yield Problem(
                (*firewall.path, "metric"), f"{firewall.metric!r} is a metric of WAF's own", "use another name"
            )
        seen: dict[str, Path] = {}
        for rule in firewall.rules:
            first = seen.setdefault(rule.name, rule.path)
            if first != rule.path:
                message = f"there are two rules called {rule.name.removeprefix('rule-')!r}"
                related = ((first, "the other one"),)
                yield Problem((*rule.path, "name"), message, "give one of them another name", related=related)
            reserved = [part for part in (rule.label or "").split(":") if part in RESERVED]
            if reserved:
                message = f"labels with {reserved[0]!r} in them are AWS's own"
                yield Problem((*rule.path, "label"), message, "use another word")


RULE = Rule("GW506", "firewall-rule", __doc__ or "", check)

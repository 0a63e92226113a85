"""Large bodies bypass a firewall rule that inspects bodies.

AWS WAF inspects the first 16 KB of a body, or as much as `body.inspect` sets. With `oversize: continue`, the default,
it ignores the rest. A client that puts enough text before what the rule looks for is not blocked. With
`oversize: match`, the rule blocks larger bodies too.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {rules: [{name: scripts, when: {body: {attack: script}}}]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {rules: [{name: scripts, when: {body: {attack: script}}}], body: {oversize: match}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Firewall, Gateway
from gatewright.gateway.firewall import Managed, RateLimit, TextMatch
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import all_firewalls, matches
from gatewright.spec.values.size import Size


def check(gateway: Gateway) -> Iterator[Problem]:
    """No rule that inspects bodies ignores the rest of large ones."""
    for firewall in all_firewalls(gateway):
        for rule in firewall.rules:
            is_blocking = rule.action == "block" and not isinstance(rule.about, RateLimit | Managed)
            if is_blocking and firewall.oversize == "continue":
                bodies = [match for match in matches(rule) if match.part == "body" and not _is_decided(match, firewall)]
                message = f"bodies above {firewall.inspect or '16KB'} bypass this rule"
                yield from dict.fromkeys(
                    Problem(match.path, message, "write `body: {oversize: match}` in the firewall", at_key=True)
                    for match in bodies
                )


def _is_decided(match: TextMatch, firewall: Firewall) -> bool:
    """Whether the start of a body is enough: the body is larger than a limit that WAF reads up to."""
    read = Size.parse(firewall.inspect or "16KB").bytes
    return match.how == "larger_than" and int(match.text) < read


RULE = Rule("GW602", "firewall-body-unread", __doc__ or "", check, Severity.WARNING)

"""A firewall costs more than the base price.

Every AWS WAF web ACL costs $5 a month, each of its rules $1, and a million requests $0.60. Requests cost more if the
rules use more than 1,500 web ACL capacity units (WCU), if AWS WAF inspects more than 16 KB of a body, and with
`bot_control`. The prices are those of one region, without taxes; other regions differ.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {managed: [common, known_bad_inputs, sql, linux, unix, php, ip_reputation]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {managed: [common, known_bad_inputs, ip_reputation]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Firewall, Gateway
from gatewright.gateway.firewall import Managed
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import INCLUDED, capacity, price
from gatewright.rules.shared.prices import REGION, dollars


def check(gateway: Gateway) -> Iterator[Problem]:
    """The extra costs of every firewall are reported."""
    for firewall in gateway.used_firewalls:
        reasons = list(_reasons(firewall))
        if reasons:
            month, million = price(firewall)
            costs = f"about {dollars(month)} a month and {dollars(million)} per million requests in {REGION}"
            message = f"the firewall {firewall.name!r} costs {costs}, because {' and '.join(reasons)}"
            yield Problem(firewall.path, message, "waive this rule to accept the cost", at_key=True)


def _reasons(firewall: Firewall) -> Iterator[str]:
    units = capacity(firewall)
    if units > INCLUDED:
        yield f"its rules use {units:,} WCU ({INCLUDED:,} are included)"
    if firewall.inspect not in (None, "16KB"):
        yield f"AWS WAF inspects {firewall.inspect} of a body"
    if any(isinstance(rule.about, Managed) and rule.about.group == "bot_control" for rule in firewall.rules):
        yield "`bot_control` is charged separately"


RULE = Rule("GW600", "firewall-price", __doc__ or "", check, Severity.INFO)

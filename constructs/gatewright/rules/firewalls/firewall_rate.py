"""A rate limit has a window, a limit, an action or an aggregation key that AWS WAF does not support.

AWS WAF counts requests over 1m, 2m, 5m or 10m. A limit is 10 to 2,000,000,000 requests, with at most 5 aggregation
keys. A firewall has at most 10 rate limits. A rate limit cannot allow requests: a rule before it can. `by: [all]`
counts all requests that match `when`, and cannot be combined with other keys.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {rate: {each: 100/30s}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
firewalls: {main: {rate: {each: 200/1m}}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {firewall: main}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Gateway
from gatewright.gateway.firewall import RateLimit
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.firewalls import all_firewalls
from gatewright.spec.values.number import spell

SECONDS = (60, 120, 300, 600)
LEAST, MOST_REQUESTS = 10, 2_000_000_000
MOST_KEYS = 5
MOST_LIMITS = 10


def check(gateway: Gateway) -> Iterator[Problem]:
    """WAF supports all rate limits."""
    for firewall in all_firewalls(gateway):
        limits = [(rule, rule.about) for rule in firewall.rules if isinstance(rule.about, RateLimit)]
        for rule, limit in limits:
            yield from _number(limit, rule.path)
            yield from _counted(limit, (*rule.path, "by"))
            if rule.action == "allow":
                help = "remove it, or write `count`, `captcha` or `challenge`"
                yield Problem((*rule.path, "action"), "a rate limit does not support `action: allow`", help)
        if len(limits) > MOST_LIMITS:
            message = f"a firewall can have at most {MOST_LIMITS} rate limits, not {len(limits)}"
            yield Problem((*firewall.path, "rate"), message, "combine some of them", at_key=True)


def _number(limit: RateLimit, path: Path) -> Iterator[Problem]:
    if limit.seconds not in SECONDS:
        message = f"a rate limit does not support a window of {spell(round(limit.seconds, 3))} seconds"
        yield Problem(path, message, "use `1m`, `2m`, `5m` or `10m`")
    if not LEAST <= limit.count <= MOST_REQUESTS:
        message = f"a rate limit must be {LEAST} to {MOST_REQUESTS:,} requests, not {limit.count:,}"
        yield Problem(path, message, f"write a number from {LEAST} to {MOST_REQUESTS:,}")


def _counted(limit: RateLimit, path: Path) -> Iterator[Problem]:
    if len(limit.by) > MOST_KEYS:
        message = f"a rate limit can have at most {MOST_KEYS} aggregation keys, not {len(limit.by)}"
        yield Problem(path, message, "remove some of them")
    if "all" in limit.by and len(limit.by) > 1:
        yield Problem(path, "`all` cannot be combined with other keys", "write `[all]`, or remove `all`")
    elif "all" in limit.by and limit.when is None:
        yield Problem(path, "`by: [all]` needs `when`", "add `when` with the requests to count")


RULE = Rule("GW501", "firewall-rate", __doc__ or "", check)

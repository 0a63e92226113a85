"""A firewall is to count requests in a way that WAF does not.

It counts over 1m, 2m, 5m or 10m, limits of 10 to 2,000,000,000 requests, by five things at most, with ten limits in a
firewall. Requests that are too many cannot be allowed: another rule in front of the limit does that. All requests
together, `by: [all]`, are counted where `when` says which ones, and by nothing else besides.

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
    """Limits are such as WAF has."""
    for firewall in all_firewalls(gateway):
        limits = [(rule, rule.about) for rule in firewall.rules if isinstance(rule.about, RateLimit)]
        for rule, limit in limits:
            yield from _number(limit, rule.path)
            yield from _counted(limit, (*rule.path, "by"))
            if rule.action == "allow":
                help = "take it out, or write `count`, `captcha` or `challenge`"
                yield Problem((*rule.path, "action"), "what is too much cannot be allowed", help)
        if len(limits) > MOST_LIMITS:
            message = f"these are {len(limits)} limits, and a firewall has {MOST_LIMITS} at most"
            yield Problem((*firewall.path, "rate"), message, "make one limit of some of them", at_key=True)


def _number(limit: RateLimit, path: Path) -> Iterator[Problem]:
    if limit.seconds not in SECONDS:
        message = f"requests cannot be counted over {spell(round(limit.seconds, 3))} seconds"
        yield Problem(path, message, "count over `1m`, `2m`, `5m` or `10m`")
    if not LEAST <= limit.count <= MOST_REQUESTS:
        message = f"a limit of {limit.count:,} requests is not possible"
        yield Problem(path, message, f"write a number from {LEAST} to {MOST_REQUESTS:,}")


def _counted(limit: RateLimit, path: Path) -> Iterator[Problem]:
    if len(limit.by) > MOST_KEYS:
        message = f"requests cannot be counted by {len(limit.by)} things"
        yield Problem(path, message, f"name {MOST_KEYS} at most")
    if "all" in limit.by and len(limit.by) > 1:
        yield Problem(path, "`all` requests are counted together, by nothing else", "write `[all]`, or take it out")
    elif "all" in limit.by and limit.when is None:
        yield Problem(path, "it is not said which requests are counted together", "add `when`")


RULE = Rule("GW501", "firewall-rate", __doc__ or "", check)

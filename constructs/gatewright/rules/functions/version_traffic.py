"""A function's traffic cannot be divided so.

An alias leads to one version, or to two that share its calls. So `traffic` needs an `alias`, names one version or two,
and its shares are the whole. A canary is the old version's number with most of the calls, and `newest` with the rest.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders: {code: ./orders, handler: app.handler, runtime: python3.14, alias: live, traffic: {12: 90%, newest: 20%}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
functions:
  orders: {code: ./orders, handler: app.handler, runtime: python3.14, alias: live, traffic: {12: 90%, newest: 10%}}
routes: {GET /: {backend: {lambda: orders}, auth: none}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator, Mapping

from gatewright.gateway import Function, Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.spec.values.number import spell

MOST_VERSIONS = 2

ROUNDING = 1e-6
"""As far as shares with fractions may miss the whole."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Traffic goes to what an alias can lead to."""
    for function in gateway.functions:
        if function.traffic is not None:
            yield from _problems(function, function.traffic)


def _problems(function: Function, traffic: Mapping[str, float]) -> Iterator[Problem]:
    path, whole = (*function.path, "traffic"), sum(traffic.values())
    if not function.alias:
        message = f"{function.name!r} has no alias that could divide its calls"
        yield Problem(path, message, "add `alias: live`", at_key=True)
    if len(traffic) > MOST_VERSIONS:
        message = f"an alias leads to {MOST_VERSIONS} versions at most, got {len(traffic)}"
        yield Problem(path, message, "keep two of them")
    elif abs(whole - 100) > ROUNDING:
        message = f"the shares are {spell(whole)}% together"
        yield Problem(path, message, "let them be 100% together")


RULE = Rule("GW386", "version-traffic", __doc__ or "", check)

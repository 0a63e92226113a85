"""A Lambda alias cannot split its traffic in this way.

An alias points to one version, or to two versions that share its traffic. So `traffic` needs an `alias`, names one or
two versions, and its percentages add up to 100. For a canary, give the old version's number most of the traffic, and
`newest` the rest.

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
"""How far percentages with fractions may miss 100."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Traffic goes to versions that an alias can point to."""
    for function in gateway.functions:
        if function.traffic is not None:
            yield from _problems(function, function.traffic)


def _problems(function: Function, traffic: Mapping[str, float]) -> Iterator[Problem]:
    path, whole = (*function.path, "traffic"), sum(traffic.values())
    if not function.alias:
        message = f"`traffic` needs an alias, and {function.name!r} has none"
        yield Problem(path, message, "add `alias: live`", at_key=True)
    if len(traffic) > MOST_VERSIONS:
        message = f"an alias must have at most {MOST_VERSIONS} versions, not {len(traffic)}"
        yield Problem(path, message, f"keep {MOST_VERSIONS} of them")
    elif abs(whole - 100) > ROUNDING:
        message = f"the percentages must add up to 100%, not {spell(whole)}%"
        yield Problem(path, message, "change them so that they add up to `100%`")


RULE = Rule("GW386", "version-traffic", __doc__ or "", check)

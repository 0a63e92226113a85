"""A path is too long for callers to be let in.

To authorize a request, API Gateway makes an ARN of the stage, the method and the path, with what the path's variables
hold. It has 1,600 bytes at most; longer ones are answered with 414. Here the path alone is longer.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /a: {backend: {mock: {}}}} # of 1,600 characters
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /a: {backend: {mock: {}}}}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Route
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.words import number

LONGEST = 1600
"""In bytes."""

_SHORTEST_ARN = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/"
"""What stands before the stage, in regions with short names."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Paths leave room for what the ARN holds besides."""
    stages = [len(stage.name) for stage in gateway.stages]
    for route in gateway.routes if stages else ():
        size = len(_SHORTEST_ARN) + min(stages) + len("/GET") + _shortest(route)
        if route.auth.value != "none" and size > LONGEST:
            message = f"the ARN of a method has {number(LONGEST)} bytes at most, and here it has {number(size)}"
            yield Problem(route.path, message, "make the path shorter, or open the route", at_key=True)


def _shortest(route: Route) -> int:
    """The length of the path with one character for each variable."""
    return sum(2 if segment.startswith("{") else 1 + len(segment) for segment in route.url.segments)


RULE = Rule("GW349", "long-path", __doc__ or "", check, kinds=REST)

"""The path of a route with authorization is too long.

To authorize a request, API Gateway builds an ARN from the stage, the method and the path, with the values of the path
variables. The ARN has at most 1,600 bytes; API Gateway responds to longer ones with 414. Here the path alone exceeds
the limit.

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
"""The part before the stage, in regions with short names."""


def check(gateway: Gateway) -> Iterator[Problem]:
    """Paths leave room for the rest of the ARN."""
    stages = [len(stage.name) for stage in gateway.stages]
    for route in gateway.routes if stages else ():
        size = len(_SHORTEST_ARN) + min(stages) + len("/GET") + _shortest(route)
        if route.auth.value != "none" and size > LONGEST:
            message = f"the ARN of a method must be at most {number(LONGEST)} bytes, not {number(size)}"
            yield Problem(route.path, message, "shorten the path, or write `auth: none`", at_key=True)


def _shortest(route: Route) -> int:
    """The length of the path with one character for each variable."""
    return sum(2 if segment.startswith("{") else 1 + len(segment) for segment in route.url.segments)


RULE = Rule("GW349", "long-path", __doc__ or "", check, kinds=REST)

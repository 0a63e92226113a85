"""An API has more paths than API Gateway allows.

Every part of a path is a resource: `/shops/{shop}/orders` is three of them, and the root is one. An API has 300 at
most. AWS can raise that for an API that exists; then waive this rule and say so.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {GET /a1: hello, GET /a2: hello} # and so on, to GET /a300
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {"GET /{name}": hello}
stages: {dev: {}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import resource_count

LIMIT = 300


def check(gateway: Gateway) -> Iterator[Problem]:
    """An API has few enough paths."""
    count = resource_count(gateway)
    if count > LIMIT:
        message = f"the paths of this API are {count} resources, and an API has {LIMIT} at most"
        help = "split the API, let variables stand for fixed parts, or waive this rule once AWS has raised the quota"
        yield Problem(("routes",), message, help, at_key=True)


RULE = Rule("GW307", "resource-limit", __doc__ or "", check)

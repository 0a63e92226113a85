"""An API has nearly as many paths as API Gateway allows.

Every part of a path is a resource, and an API has 300 at most. AWS can raise that, which takes a while: ask in time.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
backends: {hello: {mock: {}}}
defaults: {auth: none}
routes: {GET /a1: hello, GET /a2: hello} # and so on, to GET /a280
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

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.routes.resource_limit import LIMIT
from gatewright.rules.rule import REST, Problem, Rule
from gatewright.rules.shared.looking import resource_count

NEAR = LIMIT * 9 // 10


def check(gateway: Gateway) -> Iterator[Problem]:
    """There is room for more paths."""
    count = resource_count(gateway)
    if NEAR <= count <= LIMIT:
        message = f"the paths of this API are {count} resources, and an API has {LIMIT} at most"
        yield Problem(("routes",), message, "ask AWS for a higher quota in time, or split the API", at_key=True)


RULE = Rule("GW445", "near-resource-limit", __doc__ or "", check, Severity.INFO, kinds=REST)

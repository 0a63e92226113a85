"""An API is close to its quota of resources.

Every path segment is a resource, and an API has at most 300. AWS can increase this quota, which takes time: request the
increase early.

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
    """The quota leaves room for more paths."""
    count = resource_count(gateway)
    if NEAR <= count <= LIMIT:
        message = f"the paths of this API are {count} resources, and the quota is {LIMIT}"
        yield Problem(("routes",), message, "request a quota increase early, or split the API", at_key=True)


RULE = Rule("GW445", "near-resource-limit", __doc__ or "", check, Severity.INFO, kinds=REST)

"""API Gateway cannot reach a backend's URL.

API Gateway calls HTTP backends over the internet, unless they have a `vpc_link`. Without one, `localhost` is API
Gateway itself, and private addresses such as 10.0.0.5 are not reachable.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {http: "http://10.0.0.5/orders"}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /orders: {backend: {http: "https://orders.example.com/orders"}, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator

from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule
from gatewright.rules.shared.looking import authority, internet_backends

_PRIVATE = (
    r"(.+\.)?localhost|(127|10|0)(\.\d+){3}|(192\.168|169\.254)(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}"
    r"|\[(::1?|f[cde][0-9a-f:]*)\]"
)


def check(gateway: Gateway) -> Iterator[Problem]:
    """Hosts are on the internet."""
    for path, target in internet_backends(gateway):
        where = authority(target.url)
        if where and re.fullmatch(_PRIVATE, where.host.lower()):
            message = f"API Gateway calls this URL over the internet, where {where.host!r} is not reachable"
            help = "write a public host name, or add a `vpc_link`"
            yield Problem(path, message, help)


RULE = Rule("GW323", "private-address", __doc__ or "", check)

"""A domain path with several segments changes header names to lower case.

If a domain has such a path, a REST API receives all header names in lower case. Header names are case-insensitive in
HTTP, but functions and mapping templates that look for `X-Tenant` do not find `x-tenant`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, paths: {/v1/orders: live}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, paths: {/orders: live}}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import REST, Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """No path of a domain has several segments. One problem for each domain is enough."""
    for domain in gateway.domains:
        for path in [path for path in domain.paths if path.has_levels and domain.takes_levels][:1]:
            message = "with a path of several segments, the API receives all header names in lower case"
            help = "use paths with one segment, or waive this rule once no code depends on the case"
            yield Problem(path.path, message, help, at_key=True)


RULE = Rule("GW631", "lower-case-headers", __doc__ or "", check, Severity.WARNING, kinds=REST)

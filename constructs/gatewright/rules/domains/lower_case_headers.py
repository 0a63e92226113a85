"""A path of several parts below a domain changes the names of headers.

Behind a domain with such a path, a REST API gets the names of all headers in lower case. HTTP takes them in any case;
functions and templates that look for `X-Tenant` do not find `x-tenant`.

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
    """No path below a domain has several parts. One finding for each domain is enough."""
    for domain in gateway.domains:
        for path in [path for path in domain.paths if path.has_levels and domain.takes_levels][:1]:
            message = "behind a domain with a path of several parts, the names of all headers are in lower case"
            help = "use paths of one part, or waive this rule once nothing looks for other names"
            yield Problem(path.path, message, help, at_key=True)


RULE = Rule("GW631", "lower-case-headers", __doc__ or "", check, Severity.WARNING, kinds=REST)

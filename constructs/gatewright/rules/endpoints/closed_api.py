"""An API has no endpoint that clients can call.

`default_endpoint: false` disables the `execute-api` endpoint. Clients then reach the API through its custom domain
names only, and this API has none. A domain that another stack creates counts too: add it with `existing: true`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import Gateway
from gatewright.rules.rule import Problem, Rule


def check(gateway: Gateway) -> Iterator[Problem]:
    """Every API has an endpoint."""
    is_distributed = any(stage.distribution for stage in gateway.stages)  # `cloudfront-stage` reports it
    if not (gateway.default_endpoint.value or gateway.domains or gateway.is_mapped or is_distributed):
        help = "add a domain under `domains`, or remove `default_endpoint`"
        yield Problem(gateway.default_endpoint.path, "without a domain, clients cannot call this API", help)


RULE = Rule("GW658", "closed-api", __doc__ or "", check, Severity.WARNING, whole=True, everywhere=True)

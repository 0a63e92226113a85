"""Clients can bypass an API's domain through its `execute-api` endpoint.

What protects the domain, such as its TLS policy or a firewall, does not protect the `execute-api` endpoint. Disable
this endpoint with `default_endpoint: false`, or write `default_endpoint: true` if clients may use both.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC}}
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
    """A gateway with domains sets `default_endpoint`. The rule about mutual TLS is stricter.

    The endpoint of a private API is as private as the domain, and CloudFront protects it in another way.
    """
    is_said = gateway.default_endpoint.path or any(domain.mutual_tls for domain in gateway.domains)
    is_open = any(not domain.is_distributed for domain in gateway.domains)
    if is_open and not is_said and gateway.endpoint.value != "private":
        message = "clients can also call the API at its `execute-api` URL"
        help = "write `default_endpoint: false` at the top of the spec, or `true` if this is intended"
        yield Problem(("domains",), message, help, at_key=True)


RULE = Rule("GW630", "default-endpoint-open", __doc__ or "", check, Severity.WARNING)

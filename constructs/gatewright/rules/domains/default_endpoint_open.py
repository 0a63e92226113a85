"""An API with a domain can still be called at its `execute-api` address.

What guards the domain, as its TLS policy or a firewall in front of it, does not guard that address. Close it with
`default_endpoint: false`, or say `default_endpoint: true` if callers may use both.

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
    """A gateway with domains says what becomes of the API's own address. Mutual TLS says it more strictly.

    The address of a private API is as private as the domain, and behind CloudFront it is guarded in another way.
    """
    is_said = gateway.default_endpoint.path or any(domain.mutual_tls for domain in gateway.domains)
    is_open = any(not domain.is_distributed for domain in gateway.domains)
    if is_open and not is_said and gateway.endpoint.value != "private":
        message = "the API can be called at its `execute-api` address as well"
        help = "write `default_endpoint: false` at the top of the spec, or `true` if that is meant"
        yield Problem(("domains",), message, help, at_key=True)


RULE = Rule("GW630", "default-endpoint-open", __doc__ or "", check, Severity.WARNING)

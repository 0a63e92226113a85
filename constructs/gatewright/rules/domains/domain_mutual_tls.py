"""A domain cannot ask callers for certificates, or they can do without.

Mutual TLS is for regional domains with the security policy `TLS_1_2`. Callers who use the API's `execute-api` address
show no certificate, so close it: `default_endpoint: false`.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains:
  api.example.com: {zone: Z0123456789ABC, mutual_tls: {truststore: "s3://shop-trust/callers.pem", version: v1}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains:
  api.example.com: {zone: Z0123456789ABC, mutual_tls: {truststore: "s3://shop-trust/callers.pem", version: v1}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Domain, DomainOwner, Gateway
from gatewright.gateway.domain import PLAIN_TLS
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Callers' certificates can be asked for, and nobody gets around them."""
    for domain in owner.domains:
        if domain.mutual_tls and domain.is_made and not domain.is_distributed:
            yield from _problems(owner, domain, (*domain.path, "mutual_tls"))


def _problems(owner: DomainOwner, domain: Domain, path: Path) -> Iterator[Problem]:
    if domain.endpoint.value != "regional":
        message = f"a domain that is {domain.endpoint.value} does not ask callers for certificates"
        help = "take it out" if domain.is_private else "take it out, or write `endpoint: regional`"
        yield Problem(path, message, help, at_key=True)
    elif domain.tls != PLAIN_TLS:
        message = f"with the security policy {domain.tls!r} a domain does not ask callers for certificates"
        yield Problem(path, message, f"write `tls: {PLAIN_TLS}`", at_key=True)
    elif isinstance(owner, Gateway) and owner.default_endpoint.value:
        message = "callers get around this at the API's `execute-api` address"
        yield Problem(path, message, "write `default_endpoint: false` at the top of the spec", at_key=True)


RULE = Rule("GW533", "domain-mutual-tls", __doc__ or "", check, kinds=WITH_DOMAINS)

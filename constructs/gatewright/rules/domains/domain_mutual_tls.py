"""A domain does not support mutual TLS (mTLS), or clients can bypass it.

Mutual TLS needs a regional domain with the security policy `TLS_1_2`. Clients that call the `execute-api` endpoint
present no certificate, so disable it with `default_endpoint: false`.

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
    """Every domain with mutual TLS supports it, and clients cannot bypass it."""
    for domain in owner.domains:
        if domain.mutual_tls and domain.is_made and not domain.is_distributed:
            yield from _problems(owner, domain, (*domain.path, "mutual_tls"))


def _problems(owner: DomainOwner, domain: Domain, path: Path) -> Iterator[Problem]:
    if domain.endpoint.value != "regional":
        message = f"{domain.endpoint.value} domains do not support mutual TLS"
        help = "remove it" if domain.is_private else "remove it, or write `endpoint: regional`"
        yield Problem(path, message, help, at_key=True)
    elif domain.tls != PLAIN_TLS:
        message = f"domains with the security policy {domain.tls!r} do not support mutual TLS"
        yield Problem(path, message, f"write `tls: {PLAIN_TLS}`", at_key=True)
    elif isinstance(owner, Gateway) and owner.default_endpoint.value:
        message = "clients can bypass mutual TLS at the API's `execute-api` URL"
        yield Problem(path, message, "write `default_endpoint: false` at the top of the spec", at_key=True)


RULE = Rule("GW533", "domain-mutual-tls", __doc__ or "", check, kinds=WITH_DOMAINS)

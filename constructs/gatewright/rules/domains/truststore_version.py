"""A truststore without a version: changes of the file go unnoticed.

API Gateway reads the truststore when the domain is made, and again only when its address or its version changes. Keep
the file in a bucket with versions, and name the version; or keep it beside the spec, and it is uploaded under another
name whenever it changes.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, mutual_tls: {truststore: "s3://shop-trust/callers.pem"}}}
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

from gatewright.diagnostics import Severity
from gatewright.gateway import DomainOwner
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Every truststore says which version of its file is meant."""
    for domain in owner.domains:
        if domain.mutual_tls and isinstance(domain.mutual_tls.truststore, str) and not domain.mutual_tls.version:
            message = "API Gateway does not notice when this file changes"
            help = "add `version`, the file's version in its bucket"
            yield Problem((*domain.path, "mutual_tls", "truststore"), message, help)


RULE = Rule("GW632", "truststore-version", __doc__ or "", check, Severity.WARNING, kinds=WITH_DOMAINS)

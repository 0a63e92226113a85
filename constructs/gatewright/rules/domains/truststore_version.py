"""A truststore has no version, so API Gateway does not notice changes.

API Gateway reads the truststore when the domain is created, and again only when its S3 URL or its version changes.
Store the file in a bucket with versioning, and write the version. Or keep the file next to the spec: Gatewright uploads
it under another name whenever it changes.

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
    """Every truststore in S3 has a version."""
    for domain in owner.domains:
        if domain.mutual_tls and isinstance(domain.mutual_tls.truststore, str) and not domain.mutual_tls.version:
            message = "API Gateway does not notice when this file changes"
            help = "add `version` with the version ID of the S3 object"
            yield Problem((*domain.path, "mutual_tls", "truststore"), message, help)


RULE = Rule("GW632", "truststore-version", __doc__ or "", check, Severity.WARNING, kinds=WITH_DOMAINS)

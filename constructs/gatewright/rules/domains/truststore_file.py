"""A file of trusted certificates is none that API Gateway takes.

It holds certificates in PEM, between `-----BEGIN CERTIFICATE-----` and `-----END CERTIFICATE-----`, 1,000 of them and
1 MB at most, and nothing else: keys of those who issue certificates are for nobody to read. It is uploaded under a name
that is made of its content, so that `version` is for files that are in S3 already.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, mutual_tls: {truststore: ./orders/app.py}}}
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
from gatewright.gateway import DomainOwner, Truststore
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.rules.shared.truststores import truststores

MOST = 1000
LARGEST = 1_000_000


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Every file of certificates is one that a domain can be made with."""
    for path, mutual_tls, truststore in truststores(owner):
        yield from _file(path, truststore)
        if mutual_tls.version:
            message = f"the name of {truststore.file!r} in S3 changes with its content, so that it needs no version"
            yield Problem((*path[:-1], "version"), message, "take it out", at_key=True)


def _file(path: Path, truststore: Truststore) -> Iterator[Problem]:
    for fault in truststore.faults:
        yield Problem(path, fault, "leave nothing in it but whole certificates in PEM")
    if not (truststore.certificates or truststore.faults):
        help = "convert it with `openssl x509 -inform der`" if truststore.is_binary else "name a file in PEM"
        yield Problem(path, f"there is no certificate in {truststore.file!r}", help)
    if len(truststore.certificates) > MOST:
        message = f"there are {len(truststore.certificates):,} certificates in it, and {MOST:,} is the most"
        yield Problem(path, message, "leave out those that no caller's certificate is traced to")
    elif truststore.size > LARGEST:
        message = f"it has {truststore.size:,} bytes, and {LARGEST:,} is the most"
        yield Problem(path, message, "leave out what is written between the certificates")


RULE = Rule("GW551", "truststore-file", __doc__ or "", check, kinds=WITH_DOMAINS)

"""API Gateway does not accept a truststore file.

A truststore contains certificates in PEM, between `-----BEGIN CERTIFICATE-----` and `-----END CERTIFICATE-----`, and
nothing else: at most 1,000 of them, and at most 1 MB. The private keys of CAs must not be in it. Gatewright uploads the
file under a name that depends on its content, so `version` is only for files that are already in S3.

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
from gatewright.formats.truststore import Truststore
from gatewright.gateway import DomainOwner
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.rules.shared.truststores import truststores

MOST = 1000
LARGEST = 1_000_000


def check(owner: DomainOwner) -> Iterator[Problem]:
    """API Gateway accepts every truststore file."""
    for path, mutual_tls, truststore in truststores(owner):
        yield from _file(path, truststore)
        if mutual_tls.version:
            message = f"the name of {truststore.file!r} in S3 changes with its content, so it needs no version"
            yield Problem((*path[:-1], "version"), message, "remove it", at_key=True)


def _file(path: Path, truststore: Truststore) -> Iterator[Problem]:
    for fault in truststore.faults:
        yield Problem(path, fault, "keep only complete certificates in PEM")
    if not (truststore.certificates or truststore.faults):
        help = "convert it with `openssl x509 -inform der`" if truststore.is_binary else "write the path of a PEM file"
        yield Problem(path, f"there is no certificate in {truststore.file!r}", help)
    if len(truststore.certificates) > MOST:
        message = f"a truststore can have at most {MOST:,} certificates, not {len(truststore.certificates):,}"
        yield Problem(path, message, "remove those that no client certificate chains up to")
    elif truststore.size > LARGEST:
        message = f"a truststore can have at most {LARGEST:,} bytes, not {truststore.size:,}"
        yield Problem(path, message, "remove the text between the certificates")


RULE = Rule("GW551", "truststore-file", __doc__ or "", check, kinds=WITH_DOMAINS)

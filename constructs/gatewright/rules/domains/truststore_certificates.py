"""A truststore contains a certificate that API Gateway cannot use.

API Gateway validates a client certificate up to a root, through a chain of at most four certificates. The truststore
must contain all certificates of the chain above the client's own. They must be signed with SHA-256 or stronger, and
have an RSA key of at least 2048 bits, or a P-256 or P-384 key. A certificate that is not a CA certificate is valid only
for the one client that owns it. No deployment fails because of this: AWS shows a warning, and API Gateway rejects these
clients.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, mutual_tls: {truststore: ./certificates/without_root.pem}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, mutual_tls: {truststore: ./certificates/callers.pem}}}
```
"""

from collections.abc import Iterator, Mapping

from gatewright.diagnostics import Severity
from gatewright.formats.truststore import Certificate, Truststore
from gatewright.gateway import DomainOwner
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.rules.shared.truststores import truststores

LONGEST_CHAIN = 4
FEWEST_BITS = 2048


def check(owner: DomainOwner) -> Iterator[Problem]:
    """API Gateway can validate client certificates with every certificate."""
    for path, _, truststore in truststores(owner):
        for message, help in _said(truststore):
            yield Problem(path, message, help)


def _said(truststore: Truststore) -> Iterator[tuple[str, str]]:
    above = {certificate.subject: certificate for certificate in truststore.certificates}
    first: dict[tuple[bytes, bytes, str], Certificate] = {}
    for certificate in truststore.certificates:
        what = f"the certificate {certificate.name!r} in line {certificate.line}"
        earlier = first.setdefault((certificate.subject, certificate.issuer, certificate.until), certificate)
        if earlier is not certificate:
            yield f"{what} is already in line {earlier.line}", "remove one of them"
            continue
        if not certificate.is_known_signature:
            help = "reissue it with SHA-256 or stronger"
            yield f"API Gateway does not support the signature of {what}: {certificate.signature}", help
        if certificate.key == "RSA" and certificate.bits < FEWEST_BITS:
            help = "reissue it with a longer key"
            yield f"{what} must have a key of {FEWEST_BITS} bits or more, not {certificate.bits}", help
        elif not certificate.is_known_key:
            help = "reissue it with RSA, P-256 or P-384"
            yield f"API Gateway does not support the key of {what}: {certificate.key}", help
        if not (certificate.is_authority or certificate.is_self_signed):
            help = "add the certificate of its issuer"
            yield f"{what} is not a CA certificate, so it cannot validate other certificates", help
        elif certificate.issuer not in above:
            help = "add the certificates of its issuers up to the root"
            yield f"the issuer of {what} is not in the file", help
        elif (length := _length(certificate, above)) > LONGEST_CHAIN:
            message = f"the chain from {what} to its root can have at most {LONGEST_CHAIN} certificates, not {length}"
            yield message, "have client certificates issued by a CA closer to the root"


def _length(certificate: Certificate, above: Mapping[bytes, Certificate]) -> int:
    """How many certificates the chain from this one to its root has, including both."""
    length = 1
    while not certificate.is_self_signed and certificate.issuer in above and length <= len(above):
        certificate = above[certificate.issuer]
        length += 1
    return length


RULE = Rule("GW655", "truststore-certificates", __doc__ or "", check, Severity.WARNING, kinds=WITH_DOMAINS)

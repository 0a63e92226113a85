"""A trusted certificate is of no use to API Gateway.

It follows a caller's certificate up to a root, through four certificates at most, and all that are above the caller's
own have to be in the file. They are signed with SHA-256 or something stronger, and have a key of RSA with 2048 bits or
more, or one of the curves P-256 and P-384. A certificate that is no authority's is good for the one caller whose own it
is. What does not hold makes no deployment fail: AWS warns, and such callers are turned away.

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
from gatewright.gateway import Certificate, DomainOwner, Truststore
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.rules.shared.truststores import truststores

LONGEST_CHAIN = 4
FEWEST_BITS = 2048


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Every certificate is one that callers can be traced to."""
    for path, _, truststore in truststores(owner):
        for message, help in _said(truststore):
            yield Problem(path, message, help)


def _said(truststore: Truststore) -> Iterator[tuple[str, str]]:
    above = {certificate.subject: certificate for certificate in truststore.certificates}
    first: dict[tuple[bytes, bytes, str], Certificate] = {}
    for certificate in truststore.certificates:
        what = f"{certificate.name!r}, in line {certificate.line},"
        earlier = first.setdefault((certificate.subject, certificate.issuer, certificate.until), certificate)
        if earlier is not certificate:
            yield f"{what} is there in line {earlier.line} already", "leave one of them out"
            continue
        if not certificate.is_known_signature:
            help = "have it issued anew, with SHA-256 or something stronger"
            yield f"{what} is signed in a way that API Gateway does not take: {certificate.signature}", help
        if certificate.key == "RSA" and certificate.bits < FEWEST_BITS:
            help = "have one issued with a longer key"
            yield f"{what} has a key of {certificate.bits} bits, and {FEWEST_BITS} is the least", help
        elif not certificate.is_known_key:
            help = "have one issued with RSA, P-256 or P-384"
            yield f"{what} has a key of a kind that API Gateway does not take: {certificate.key}", help
        if not (certificate.is_authority or certificate.is_self_signed):
            help = "put the certificate there of who issued it"
            yield f"{what} is no authority's: callers cannot be traced to it", help
        elif certificate.issuer not in above:
            help = "put the certificate there of who issued it, and so on up to the root"
            yield f"who issued {what} is not in the file", help
        elif (length := _length(certificate, above)) > LONGEST_CHAIN:
            message = f"from {what} to its root there are {length} certificates, and {LONGEST_CHAIN} is the most"
            yield message, "have callers' certificates issued by an authority nearer to the root"


def _length(certificate: Certificate, above: Mapping[bytes, Certificate]) -> int:
    """How many certificates there are from this one to its root, with both."""
    length = 1
    while not certificate.is_self_signed and certificate.issuer in above and length <= len(above):
        certificate = above[certificate.issuer]
        length += 1
    return length


RULE = Rule("GW655", "truststore-certificates", __doc__ or "", check, Severity.WARNING, kinds=WITH_DOMAINS)

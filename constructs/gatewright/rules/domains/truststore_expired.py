"""A certificate in a truststore has expired, or is not valid yet.

API Gateway rejects clients whose certificates chain up to it. The result of this rule depends on the day of the check;
no template does.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, mutual_tls: {truststore: ./certificates/from_2099.pem}}}
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

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import DomainOwner
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.rules.shared.truststores import truststores


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Every certificate is valid today, if the day is known."""
    today = owner.today.isoformat() if owner.today else ""
    for path, _, truststore in truststores(owner) if today else ():
        for certificate in truststore.certificates:
            what = f"the certificate {certificate.name!r} in line {certificate.line}"
            if certificate.until < today:
                yield Problem(path, f"{what} was valid until {certificate.until}", "add its successor, or remove it")
            elif certificate.since > today:
                yield Problem(path, f"{what} is valid only from {certificate.since}", "keep its predecessor until then")


RULE = Rule("GW656", "truststore-expired", __doc__ or "", check, Severity.WARNING, kinds=WITH_DOMAINS)

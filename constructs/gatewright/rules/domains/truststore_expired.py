"""A trusted certificate is not good any more, or not yet.

Callers whose certificates are traced to it are turned away. That is told by the day on which the spec is checked; no
template depends on it.

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
    """Every certificate is good today, if it is known what day that is."""
    today = owner.today.isoformat() if owner.today else ""
    for path, _, truststore in truststores(owner) if today else ():
        for certificate in truststore.certificates:
            what = f"{certificate.name!r}, in line {certificate.line},"
            if certificate.until < today:
                yield Problem(
                    path, f"{what} was good until {certificate.until}", "put its successor there, or take it out"
                )
            elif certificate.since > today:
                yield Problem(
                    path, f"{what} is good only from {certificate.since}", "leave its predecessor there until then"
                )


RULE = Rule("GW656", "truststore-expired", __doc__ or "", check, Severity.WARNING, kinds=WITH_DOMAINS)

"""A domain accepts TLS 1.0 and 1.1.

Both versions are broken, and most regulations for businesses forbid them. All current clients support TLS 1.2.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, tls: TLS_1_0}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, tls: TLS_1_2}}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics import Severity
from gatewright.gateway import DomainOwner
from gatewright.rules.rule import Problem, Rule

OLD = "TLS_1_0"


def check(owner: DomainOwner) -> Iterator[Problem]:
    """No domain accepts broken versions of TLS."""
    for domain in owner.domains:
        if domain.tls == OLD:
            yield Problem((*domain.path, "tls"), "this domain also accepts TLS 1.0 and 1.1", "write `tls: TLS_1_2`")


RULE = Rule("GW633", "old-domain-tls", __doc__ or "", check, Severity.WARNING, kinds=("rest", "domain"))

"""A domain does not support one of its paths.

A path with several segments, `/v1/orders`, needs a regional domain with the security policy `TLS_1_2`. Such a domain
can have at most 200 of them. WebSocket APIs do not support them. Other domains of REST APIs have either one stage at
`/`, or several stages at paths with one segment. A change between the two takes two deployments: the first one removes
the mappings.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains:
  api.example.com:
    certificate: arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666
    endpoint: edge
    paths: {/v1/orders: live}
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
  api.example.com:
    certificate: arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666
    endpoint: edge
    paths: {/orders: live}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Domain, DomainOwner
from gatewright.gateway.domain import PLAIN_TLS
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule

LIMIT = 200


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Every domain supports its paths."""
    for domain in owner.domains:
        if not domain.is_distributed:
            yield from _levels(domain)
            yield from _root(domain)


def _levels(domain: Domain) -> Iterator[Problem]:
    levels = [path for path in domain.paths if path.has_levels]
    if domain.kind == "websocket":
        for path in levels:
            message = "WebSocket APIs do not support paths with several segments"
            yield Problem(path.path, message, "use a path with one segment", at_key=True)
    elif not domain.takes_levels:
        for path in levels:
            message = f"a path with several segments needs a regional domain with `tls: {PLAIN_TLS}`"
            yield Problem(path.path, message, "use a path with one segment, or such a domain", at_key=True)
    elif len(levels) > LIMIT:
        message = f"a domain can have at most {LIMIT} paths with several segments, not {len(levels)}"
        yield Problem((*domain.path, "paths"), message, "use paths with one segment, or another domain", at_key=True)


def _root(domain: Domain) -> Iterator[Problem]:
    if domain.kind != "rest" or domain.takes_levels or len(domain.paths) < 2:
        return
    for path in domain.paths:
        if not path.base:
            message = "this domain does not support `/` together with other paths"
            help = f"use another path, or remove the others; regional domains with `tls: {PLAIN_TLS}` support both"
            yield Problem(path.path, message, help, at_key=True)


RULE = Rule("GW531", "domain-path", __doc__ or "", check, kinds=WITH_DOMAINS)

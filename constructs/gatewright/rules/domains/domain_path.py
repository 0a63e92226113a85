"""A stage cannot be where a domain has it.

Paths of several parts, `/v1/orders`, are for regional domains with the security policy `TLS_1_2`, 200 of them at most,
and not for WebSocket APIs. Other domains of REST APIs have one stage for all of them, at `/`, or several below paths of
one part. A change from the one to the other takes two deployments: first without either.

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
    """Every path is one that its domain takes."""
    for domain in owner.domains:
        if not domain.is_distributed:
            yield from _levels(domain)
            yield from _root(domain)


def _levels(domain: Domain) -> Iterator[Problem]:
    levels = [path for path in domain.paths if path.has_levels]
    if domain.kind == "websocket":
        for path in levels:
            help = "use a path of one part"
            yield Problem(path.path, "a WebSocket API is at no path of several parts below a domain", help, at_key=True)
    elif not domain.takes_levels:
        for path in levels:
            message = f"a path of several parts needs a regional domain with `tls: {PLAIN_TLS}`"
            yield Problem(path.path, message, "use a path of one part, or such a domain", at_key=True)
    elif len(levels) > LIMIT:
        message = f"there are {len(levels)} paths of several parts, and a domain takes {LIMIT} at most"
        yield Problem((*domain.path, "paths"), message, "use paths of one part, or another domain", at_key=True)


def _root(domain: Domain) -> Iterator[Problem]:
    if domain.kind != "rest" or domain.takes_levels or len(domain.paths) < 2:
        return
    for path in domain.paths:
        if not path.base:
            message = "below such a domain a stage at `/` is the only one"
            help = f"give it a path, or take the others out; regional domains with `tls: {PLAIN_TLS}` take both"
            yield Problem(path.path, message, help, at_key=True)


RULE = Rule("GW531", "domain-path", __doc__ or "", check, kinds=WITH_DOMAINS)

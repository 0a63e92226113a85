"""A domain's endpoint, security policy and access mode do not go together, or not with the API's.

All domains take `TLS_1_2`. Public domains of REST APIs also take policies that begin with `SecurityPolicy_`, with an
access mode; those of edge domains end in `EDGE`. With `access: strict` domain and API have the same kind of endpoint:
other calls are refused.

Private domains are for private APIs and public ones for public APIs. A private domain stands for one name, and has both
kinds of addresses. Records for it lead to a VPC endpoint and not to the domain. They are made where one of its
endpoints is made here: nothing is known of others but their ids, and no name can lead to several.

Of a domain that another stack makes, nothing is said but what it is and what is below it.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, tls: SecurityPolicy_TLS13_2025_EDGE, access: basic}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {zone: Z0123456789ABC, tls: SecurityPolicy_TLS13_1_3_2025_09, access: basic}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import Domain, DomainOwner
from gatewright.gateway.domain import PLAIN_TLS
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.rules.shared.tls import POLICIES, tls_problems


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Every domain is one that there can be, and leads to such an API."""
    for domain in owner.domains:
        yield from _made_elsewhere(domain)
        if domain.kind != "rest":
            yield from tls_problems(domain.path, "a domain of such an API", domain.tls, None, (PLAIN_TLS,))
        elif "private" in (domain.endpoint.value, domain.api_endpoint):
            yield from _private(domain)
        else:
            yield from _public(domain)


def _made_elsewhere(domain: Domain) -> Iterator[Problem]:
    if domain.is_made:
        return
    if domain.is_private:
        help = "make it here, or write an `AWS::ApiGateway::BasePathMappingV2` with its ARN under `resources`"
        yield Problem((*domain.path, "existing"), "a private domain is made where its API is", help, at_key=True)
    for key in ("zone", "records", "health", "certificate", "ip", "mutual_tls"):
        if getattr(domain, key) and not (key == "ip" and domain.is_private):
            message = "the domain is made elsewhere, and what it is is said there"
            yield Problem((*domain.path, key), message, "take it out", at_key=True)


def _public(domain: Domain) -> Iterator[Problem]:
    kind, api = domain.endpoint.value, domain.api_endpoint or domain.endpoint.value
    known = tuple(dict.fromkeys((PLAIN_TLS, *POLICIES[kind])))
    yield from tls_problems(domain.path, f"a domain that is {kind}", domain.tls, domain.access, known)
    if domain.access == "strict" and kind != api:
        message = f"with strict access a domain that is {kind} does not lead to an API that is {api}"
        yield Problem((*domain.path, "access"), message, f"write `access: basic`, or `endpoint: {api}`")


def _private(domain: Domain) -> Iterator[Problem]:
    api = domain.api_endpoint or "private"
    if not domain.is_private or api != "private":
        message = f"a domain that is {domain.endpoint.value} does not lead to an API that is {api}"
        help = "take it out: a domain is where its API is" if api == "private" else "take it out"
        yield Problem((*domain.path, "endpoint"), message, help, at_key=True)
        return
    if domain.is_wildcard:
        yield Problem(domain.path, "a private domain stands for one name", "write the name out", at_key=True)
    if domain.ip != "dualstack":
        yield Problem((*domain.path, "ip"), "a private domain has both kinds of addresses", "take it out")
    if domain.zone and len(domain.own_entrances) != 1:
        yield _records(domain)
    if domain.access:
        yield Problem((*domain.path, "access"), "a private domain has no access mode", "take it out", at_key=True)
    yield from tls_problems(domain.path, "a domain that is private", domain.tls, None, (PLAIN_TLS,))


def _records(domain: Domain) -> Problem:
    path = (*domain.path, "zone")
    if domain.own_entrances:
        count = len(domain.own_entrances)
        message = f"records for a private domain lead to one VPC endpoint, and {count} of its endpoints are made here"
        help = "name one of them as `endpoint: {private: {vpc_endpoints: [NAME]}}`, or take `zone` out"
        return Problem(path, message, help, at_key=True)
    message = "records for a private domain lead to its VPC endpoints, which are not made here"
    instead = "or make an endpoint under `vpc_endpoints`" if domain.api_endpoint else "and make the record by hand"
    help = f"take it out, {instead}"
    return Problem(path, message, help, at_key=True)


RULE = Rule("GW532", "domain-endpoint", __doc__ or "", check, kinds=WITH_DOMAINS)

"""A domain's endpoint, security policy and access mode do not match each other, or the API.

All domains support `TLS_1_2`. Public domains of REST APIs also support policies that begin with `SecurityPolicy_`,
which need an access mode; those for edge domains end in `EDGE`. With `access: strict`, domain and API must have the
same endpoint type: API Gateway rejects other requests.

Private domains are for private APIs, and public domains for public APIs. A private domain is not a wildcard, and is
always dualstack. A DNS record for it points to a VPC endpoint and not to the domain. Gatewright creates the record if
the spec creates exactly one of the domain's VPC endpoints: it knows only the IDs of other endpoints, and a record
cannot point to several.

If another stack creates the domain, the spec sets only its type and its mappings.

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
    """Every domain can be created, and can map to the API."""
    for domain in owner.domains:
        yield from _made_elsewhere(domain)
        if domain.kind != "rest":
            yield from tls_problems(domain.path, "domains of HTTP and WebSocket APIs", domain.tls, None, (PLAIN_TLS,))
        elif "private" in (domain.endpoint.value, domain.api_endpoint):
            yield from _private(domain)
        else:
            yield from _public(domain)


def _made_elsewhere(domain: Domain) -> Iterator[Problem]:
    if domain.is_made:
        return
    if domain.is_private:
        help = "remove it, or write an `AWS::ApiGateway::BasePathMappingV2` with the domain's ARN under `resources`"
        yield Problem((*domain.path, "existing"), "private domains do not support `existing`", help, at_key=True)
    for key in ("zone", "records", "health", "certificate", "ip", "mutual_tls"):
        if getattr(domain, key) and not (key == "ip" and domain.is_private):
            message = f"another stack creates this domain, and sets `{key}`"
            yield Problem((*domain.path, key), message, "remove it", at_key=True)


def _public(domain: Domain) -> Iterator[Problem]:
    kind, api = domain.endpoint.value, domain.api_endpoint or domain.endpoint.value
    known = tuple(dict.fromkeys((PLAIN_TLS, *POLICIES[kind])))
    yield from tls_problems(domain.path, f"{kind} domains", domain.tls, domain.access, known)
    if domain.access == "strict" and kind != api:
        message = f"with `access: strict`, a domain must have the API's endpoint type, {api}, not {kind}"
        yield Problem((*domain.path, "access"), message, f"write `access: basic`, or `endpoint: {api}`")


def _private(domain: Domain) -> Iterator[Problem]:
    api = domain.api_endpoint or "private"
    if not domain.is_private or api != "private":
        message = f"{domain.endpoint.value} domains do not support {api} APIs"
        help = "remove it: the domain then has the API's endpoint type"
        yield Problem((*domain.path, "endpoint"), message, help, at_key=True)
        return
    if domain.is_wildcard:
        yield Problem(domain.path, "private domains do not support wildcards", "write the full name", at_key=True)
    if domain.ip != "dualstack":
        yield Problem((*domain.path, "ip"), "private domains are always dualstack", "remove it")
    if domain.zone and len(domain.own_entrances) != 1:
        yield _records(domain)
    if domain.access:
        yield Problem(
            (*domain.path, "access"), "private domains do not support an access mode", "remove it", at_key=True
        )
    yield from tls_problems(domain.path, "private domains", domain.tls, None, (PLAIN_TLS,))


def _records(domain: Domain) -> Problem:
    path = (*domain.path, "zone")
    if domain.own_entrances:
        count = len(domain.own_entrances)
        message = f"a record for a private domain points to one VPC endpoint, and this spec creates {count} for it"
        help = "write one of them as `endpoint: {private: {vpc_endpoints: [NAME]}}`, or remove `zone`"
        return Problem(path, message, help, at_key=True)
    message = "a record for a private domain points to a VPC endpoint, and this spec creates none for it"
    instead = "or add an endpoint under `vpc_endpoints`" if domain.api_endpoint else "and create the record yourself"
    help = f"remove it, {instead}"
    return Problem(path, message, help, at_key=True)


RULE = Rule("GW532", "domain-endpoint", __doc__ or "", check, kinds=WITH_DOMAINS)

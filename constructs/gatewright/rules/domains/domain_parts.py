"""A domain has no certificate that it can use, no stage, or no VPC endpoint.

The certificate of a regional domain must be in the domain's own region and account. The certificate of an edge domain
must be in `us-east-1`, because CloudFront uses it.

ACM cannot validate a certificate through a private hosted zone. To create a certificate for a private domain, use a
public zone: `certificate: {zone: …}`.

If a gateway has several stages, the domain's `paths` map them. Clients reach a private domain through the VPC endpoints
that the domain names, or through those of its API.

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
    certificate: arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-1111-2222-3333-444455556666
    endpoint: edge
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
```
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from gatewright.document import Path
from gatewright.gateway import Arn, Domain, DomainOwner, Gateway, Location
from gatewright.gateway.edge import EDGE_REGION
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.spec.values.late import is_late

_ENDPOINT = "write `endpoint: {private: {vpc_endpoints: [NAME]}}`"
_ARN = r"arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+"


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Every domain has what it needs."""
    for domain in owner.domains:
        if domain.is_made:
            yield from _certificates(owner.place, domain)
        if isinstance(owner, Gateway) and not (domain.paths or domain.routing):
            message = f"the domain {domain.name!r} is not mapped to a stage"
            yield Problem(domain.path, message, "add `paths: {/: STAGE}`", at_key=True)
        if domain.is_private and not domain.vpc_endpoints and domain.api_endpoint in ("", "private"):
            path = domain.endpoint.path or domain.path
            yield Problem(path, "a private domain needs a VPC endpoint", _ENDPOINT, at_key=True)


def _certificates(here: Location, domain: Domain) -> Iterator[Problem]:
    match domain.certificate:
        case None:
            help = "add `zone` to create one with DNS validation, or `certificate` with the ARN of one"
            if domain.is_private:
                help = "add `certificate: {zone: …}` with a public zone, or `certificate` with the ARN of one"
            yield Problem(domain.path, f"the domain {domain.name!r} has no certificate", help, at_key=True)
        case Arn(arn):
            yield from _given(here, domain, arn, (*domain.path, "certificate"))
        case _:
            pass
    shown = domain.mutual_tls.ownership_certificate if domain.mutual_tls else None
    if isinstance(shown, Arn):
        yield from _given(here, domain, shown.arn, (*domain.path, "mutual_tls", "ownership_certificate"))


def _given(here: Location, domain: Domain, arn: str, path: Path) -> Iterator[Problem]:
    where = replace(here, region=EDGE_REGION) if domain.is_edge else here
    if not is_late(arn) and not re.fullmatch(_ARN, arn):
        help = "write `arn:aws:acm:REGION:ACCOUNT:certificate/ID`"
        yield Problem(path, f"{arn!r} is not the ARN of a certificate", help)
    elif not where.may_hold(arn):
        message = f"the certificate of {_kind(domain)} must be {_said(where)}"
        yield Problem(path, message, "use or create a certificate there")


def _kind(domain: Domain) -> str:
    """The type of a domain, as far as the place of its certificate depends on it."""
    if domain.is_distributed:
        return "a CloudFront domain"
    return "an edge domain" if domain.is_edge else "this domain"


def _said(place: Location) -> str:
    """A place in words."""
    region, account = place.region, place.account
    words = (region and f"in {region}", account and f"in the account {account}")
    return " and ".join(word for word in words if word)


RULE = Rule("GW530", "domain-parts", __doc__ or "", check, whole=True, kinds=WITH_DOMAINS)

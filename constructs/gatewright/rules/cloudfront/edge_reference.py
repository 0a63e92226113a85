"""Something in `us-east-1` refers to what is in another region.

Certificates of edge domains, and the firewalls and certificates of CloudFront, are in `us-east-1`: in a second stack,
if the environment is elsewhere. CloudFormation knows resources within a stack and exports within a region only, so
that they are named in another way there: a zone by its id. CloudFront's firewalls write their logs to a log group or
a Firehose stream in `us-east-1`, or to a bucket.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {endpoint: edge, zone: {import: shop-zone}}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {endpoint: edge, zone: {import: shop-zone}, certificate: {zone: Z0123456789ABC}}}
```
"""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Arn, Domain, DomainOwner, Gateway, MadeCertificate
from gatewright.gateway.edge import EDGE_REGION, edge_firewalls, has_edge_stack
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.spec.reference import ImportReference, ResourceReference
from gatewright.spec.values.late import is_late


def check(owner: DomainOwner) -> Iterator[Problem]:
    """What is in `us-east-1` refers to what can be found from there."""
    for domain in owner.domains:
        if domain.is_edge and domain.is_made and has_edge_stack(owner):
            yield from _certificate(domain)
    for firewall in edge_firewalls(owner):
        if firewall.logs is None:
            continue
        path = (*firewall.logs.path, "to")
        if isinstance(firewall.logs.to, Arn):
            yield from _destination(path, firewall.logs.to.arn)
        elif has_edge_stack(owner):
            yield from _reference(path, firewall.logs.to, "name it by its ARN, or take it out for a log group there")
    if isinstance(owner, Gateway) and has_edge_stack(owner):
        for stage in owner.stages:
            path = (*stage.path, "firewall", "cloudfront", "firewall")
            if stage.distribution and isinstance(stage.firewall, ResourceReference):
                yield from _reference(path, stage.firewall, "declare it under `firewalls`, or name it by its ARN")


def _certificate(domain: Domain) -> Iterator[Problem]:
    if isinstance(domain.certificate, MadeCertificate):
        help = "write the zone's id for the certificate: `certificate: {zone: Z0123456789ABC}`"
        yield from _reference((*domain.path, "certificate", "zone"), domain.certificate.zone, help)
    elif isinstance(domain.certificate, ResourceReference):
        help = "write `certificate: {zone: …}` for one that is made there, or the ARN of one"
        yield from _reference((*domain.path, "certificate"), domain.certificate, help)


def _reference(path: Path, reference: object, help: str) -> Iterator[Problem]:
    if isinstance(reference, ResourceReference):
        yield Problem(path, f"this is in the stack itself, and it is needed in {EDGE_REGION}", help)
    elif isinstance(reference, ImportReference):
        yield Problem(path, f"what a stack exports is known in its own region only, and not in {EDGE_REGION}", help)


def _destination(path: Path, arn: str) -> Iterator[Problem]:
    region = arn.split(":")[3]
    if not is_late(arn) and region not in ("", EDGE_REGION):
        message = f"CloudFront's firewall writes its logs in {EDGE_REGION}, and this is in {region}"
        yield Problem(path, message, "name one that is there, or a bucket")


RULE = Rule("GW543", "edge-reference", __doc__ or "", check, kinds=WITH_DOMAINS)

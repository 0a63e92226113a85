"""A resource in `us-east-1` refers to a resource in another region.

Certificates of edge domains, and the firewalls and certificates of CloudFront, are in `us-east-1`. If the environment
is in another region, Gatewright creates a second stack for them. CloudFormation resolves resources within a stack, and
exports within a region. The second stack needs other references, such as a zone by its ID.

CloudFront's firewalls write logs to a log group or a Firehose stream in `us-east-1`, or to a bucket.

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
    """Resources in `us-east-1` refer to what CloudFormation can resolve there."""
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
            yield from _reference(path, firewall.logs.to, "write its ARN, or remove it for a log group there")
    if isinstance(owner, Gateway) and has_edge_stack(owner):
        for stage in owner.stages:
            path = (*stage.path, "firewall", "cloudfront", "firewall")
            if stage.distribution and isinstance(stage.firewall, ResourceReference):
                yield from _reference(path, stage.firewall, "define it under `firewalls`, or write its ARN")


def _certificate(domain: Domain) -> Iterator[Problem]:
    if isinstance(domain.certificate, MadeCertificate):
        help = "write the zone's ID: `certificate: {zone: Z0123456789ABC}`"
        yield from _reference((*domain.path, "certificate", "zone"), domain.certificate.zone, help)
    elif isinstance(domain.certificate, ResourceReference):
        help = "write `certificate: {zone: …}` to create one there, or the ARN of one"
        yield from _reference((*domain.path, "certificate"), domain.certificate, help)


def _reference(path: Path, reference: object, help: str) -> Iterator[Problem]:
    if isinstance(reference, ResourceReference):
        yield Problem(path, f"this resource is in the gateway's stack, and it is needed in {EDGE_REGION}", help)
    elif isinstance(reference, ImportReference):
        yield Problem(path, f"an export exists in its own region only, and not in {EDGE_REGION}", help)


def _destination(path: Path, arn: str) -> Iterator[Problem]:
    region = arn.split(":")[3]
    if not is_late(arn) and region not in ("", EDGE_REGION):
        message = f"CloudFront's firewall writes logs in {EDGE_REGION}, and this destination is in {region}"
        yield Problem(path, message, "use a log group or a stream in us-east-1, or a bucket")


RULE = Rule("GW543", "edge-reference", __doc__ or "", check, kinds=WITH_DOMAINS)

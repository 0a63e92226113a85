"""A Region of China, of GovCloud or of another partition is to use CloudFront as the global Regions do.

API Gateway supports edge-optimized APIs and custom domain names only in the partition of the global Regions. CloudFront
takes firewalls and certificates from `us-east-1`, which is a Region of that partition: accounts of other partitions
cannot deploy there.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
endpoint: edge
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
environments: {china: {region: cn-north-1}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
routes: {GET /: {backend: {mock: {}}, auth: iam}}
stages: {live: {}}
environments: {china: {region: cn-north-1}}
```
"""

from collections.abc import Iterator

from gatewright.gateway import DomainOwner, Gateway
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule

ELSEWHERE = ("cn-", "us-gov-", "us-iso", "eu-iso", "eusc-")
"""How the names of Regions of other partitions start."""


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Nothing uses CloudFront in another partition than that of the global Regions."""
    region = owner.place.region or ""
    if not region.startswith(ELSEWHERE):
        return
    for domain in owner.domains:
        if domain.endpoint.value == "edge" and domain.endpoint.path[:1] == ("domains",):
            message = f"{region} does not support edge-optimized custom domain names"
            yield Problem(domain.endpoint.path, message, "write `endpoint: regional`")
    if isinstance(owner, Gateway):
        if owner.endpoint.value == "edge":
            message = f"{region} does not support edge-optimized APIs"
            yield Problem(owner.endpoint.path, message, "write `endpoint: regional`")
        for stage in owner.stages:
            if stage.distribution is not None:
                message = f"the firewall of a CloudFront distribution is in us-east-1, which {region} cannot use"
                help = "remove the firewall, or use a REST API, whose stages support one in the same Region"
                yield Problem(stage.distribution.path, message, help, at_key=True)


RULE = Rule("GW574", "edge-partition", __doc__ or "", check, kinds=WITH_DOMAINS)

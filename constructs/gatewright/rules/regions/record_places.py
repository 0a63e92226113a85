"""A domain's records do not match the regions of the environment.

`weights` has a number for every region of the domain, from 0 (no traffic) to 255. `failover` has two regions of the
environment. Both need an environment with `regions`. If another environment has one region, write `records` in the
`patch` of the environment that has several.

`weight` with a name is for one record next to records that are created elsewhere, in an environment with one region.
All records with the same name are in one hosted zone. A stack in several regions cannot create this zone, because every
region would create its own.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains:
  api.example.com:
    zone: Z0123456789ABC
    records: {weights: {eu-west-1: 80, us-west-2: 20}}
    health: {alarm: shop-errors}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
default_endpoint: false
environments: {prod: {regions: [eu-west-1, us-east-1]}}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains:
  api.example.com:
    zone: Z0123456789ABC
    records: {weights: {eu-west-1: 80, us-east-1: 20}}
    health: {alarm: shop-errors}
```
"""

from collections.abc import Iterator

from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.gateway import Domain, DomainOwner
from gatewright.rules.rule import WITH_DOMAINS, Problem, Rule
from gatewright.rules.shared.words import listed
from gatewright.spec.record import FailoverSpec, WeightSpec, WeightsSpec
from gatewright.spec.reference import ResourceReference

HIGHEST_WEIGHT = 255


def check(owner: DomainOwner) -> Iterator[Problem]:
    """Records match the regions of the environment, and are in one zone."""
    for domain in owner.domains:
        if domain.records is not None and domain.is_made:
            yield from _zone(domain)
            yield from _policy(domain, (*domain.path, "records"))


def _zone(domain: Domain) -> Iterator[Problem]:
    path = (*domain.path, "zone")
    if domain.zone is None:
        yield Problem((*domain.path, "records"), "`records` needs a hosted zone", "add `zone`", at_key=True)
    elif len(domain.recorded) > 1 and isinstance(domain.zone, ResourceReference):
        help = "create the zone in another stack, and write its ID"
        yield Problem(path, "every region creates its own zone", help)
    elif len({domain.zones[region] for region in domain.recorded}) > 1:
        message = "records with the same name must be in one zone, and the regions have several"
        yield Problem(path, message, "write the same zone for all regions, or remove `records`")


def _policy(domain: Domain, path: Path) -> Iterator[Problem]:
    match domain.records:
        case WeightsSpec(weights=weights):
            yield from _alone(domain, path, "share traffic with")
            for region, weight in weights.items():
                yield from _region(domain, region, (*path, "weights", region), at_key=True)
                yield from _weight(weight, (*path, "weights", region))
            for region in domain.recorded:
                if region not in weights:
                    help = f"add `{region}: 0` or more, or remove the domain from this region with a `patch`"
                    yield Problem((*path, "weights"), f"`weights` has no number for {region!r}", help, at_key=True)
        case FailoverSpec(primary=primary, secondary=secondary):
            yield from _failover(domain, primary, secondary, (*path, "failover"))
        case WeightSpec(weight=weight):
            yield from _weight(weight, (*path, "weight"))
            if len(domain.recorded) > 1:
                message = f"the records of {listed(domain.recorded)} have the same name and weight"
                help = "write `weights`, with a number for each region"
                yield Problem((*path, "weight"), message, help, at_key=True)
        case _:
            pass


def _failover(domain: Domain, primary: str, secondary: str, path: Path) -> Iterator[Problem]:
    yield from _alone(domain, path, "fail over to")
    yield from _region(domain, primary, (*path, "primary"))
    yield from _region(domain, secondary, (*path, "secondary"))
    if primary == secondary:
        yield Problem((*path, "secondary"), "this is already the primary region", "write another region")
    for region in domain.recorded:
        if region not in (primary, secondary):
            help = "remove the domain from this region with a `patch`, or write `weights` or `latency`"
            yield Problem(path, f"{region!r} never gets traffic", help, at_key=True)


def _alone(domain: Domain, path: Path, doing: str) -> Iterator[Problem]:
    if len(domain.recorded) < 2:
        help = "add `regions` to the environment, or write this in the `patch` of one that has several"
        yield Problem(path, f"there is no other region to {doing}", help, at_key=True)


def _region(domain: Domain, region: str, path: Path, *, at_key: bool = False) -> Iterator[Problem]:
    if len(domain.recorded) > 1 and region not in domain.recorded:
        help = suggestion(region, domain.recorded) or f"use one of {listed(domain.recorded)}"
        yield Problem(path, f"the environment does not have this domain in {region!r}", help, at_key=at_key)


def _weight(weight: int, path: Path) -> Iterator[Problem]:
    if not 0 <= weight <= HIGHEST_WEIGHT:
        message = f"a weight must be 0 to {HIGHEST_WEIGHT}, not {weight}"
        yield Problem(path, message, "write a number in this range: only the proportion to other weights matters")


RULE = Rule("GW571", "record-places", __doc__ or "", check, whole=True, kinds=WITH_DOMAINS)

"""A domain's records do not fit the regions that the environment has.

`weights` says something of every region that has the domain, from 0 for none of the callers to 255. `failover` has two
regions, both of them the environment's. Both need an environment with `regions`; where another one has a single
region, write `records` into the `patch` of the one that has several.

A `weight` with a name is for a record beside those that are made elsewhere, in an environment with one region.
Everything that shares a name is in one hosted zone, which no stack of several regions can make: it would make one in
each of them.

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
    """Records are for the regions that there are, and in one zone."""
    for domain in owner.domains:
        if domain.records is not None and domain.is_made:
            yield from _zone(domain)
            yield from _policy(domain, (*domain.path, "records"))


def _zone(domain: Domain) -> Iterator[Problem]:
    path = (*domain.path, "zone")
    if domain.zone is None:
        yield Problem((*domain.path, "records"), "no records are made without a zone", "add `zone`", at_key=True)
    elif len(domain.recorded) > 1 and isinstance(domain.zone, ResourceReference):
        help = "make the zone in a stack of its own, and write its id"
        yield Problem(path, "every region would make a zone of its own", help)
    elif len({domain.zones[region] for region in domain.recorded}) > 1:
        message = "records that share a name are in one zone, and the regions name several"
        yield Problem(path, message, "write the same zone for all regions, or take `records` out")


def _policy(domain: Domain, path: Path) -> Iterator[Problem]:
    match domain.records:
        case WeightsSpec(weights=weights):
            yield from _alone(domain, path, "share the callers with")
            for region, weight in weights.items():
                yield from _region(domain, region, (*path, "weights", region), at_key=True)
                yield from _weight(weight, (*path, "weights", region))
            for region in domain.recorded:
                if region not in weights:
                    help = f"add `{region}: 0`, or more; or take the domain out of it by a `patch`"
                    yield Problem((*path, "weights"), f"nothing is said of {region!r}", help, at_key=True)
        case FailoverSpec(primary=primary, secondary=secondary):
            yield from _failover(domain, primary, secondary, (*path, "failover"))
        case WeightSpec(weight=weight):
            yield from _weight(weight, (*path, "weight"))
            if len(domain.recorded) > 1:
                message = f"the records of {listed(domain.recorded)} would have the same name and weight"
                help = "write `weights`, with a number for each region"
                yield Problem((*path, "weight"), message, help, at_key=True)
        case _:
            pass


def _failover(domain: Domain, primary: str, secondary: str, path: Path) -> Iterator[Problem]:
    yield from _alone(domain, path, "fall back on")
    yield from _region(domain, primary, (*path, "primary"))
    yield from _region(domain, secondary, (*path, "secondary"))
    if primary == secondary:
        yield Problem((*path, "secondary"), "this is the primary region already", "name another one")
    for region in domain.recorded:
        if region not in (primary, secondary):
            help = "take the domain out of it by a `patch`, or write `weights` or `latency`"
            yield Problem(path, f"no callers would ever come to {region!r}", help, at_key=True)


def _alone(domain: Domain, path: Path, doing: str) -> Iterator[Problem]:
    if len(domain.recorded) < 2:
        help = "say `regions` in the environment, or write this into the `patch` of one that has several"
        yield Problem(path, f"there is no other region to {doing}", help, at_key=True)


def _region(domain: Domain, region: str, path: Path, *, at_key: bool = False) -> Iterator[Problem]:
    if len(domain.recorded) > 1 and region not in domain.recorded:
        help = suggestion(region, domain.recorded) or f"the regions are {listed(domain.recorded)}"
        yield Problem(path, f"the environment has no such domain in {region!r}", help, at_key=at_key)


def _weight(weight: int, path: Path) -> Iterator[Problem]:
    if not 0 <= weight <= HIGHEST_WEIGHT:
        message = f"a weight is from 0 to {HIGHEST_WEIGHT}, and this is {weight}"
        yield Problem(path, message, "only how large it is compared with the others matters")


RULE = Rule("GW571", "record-places", __doc__ or "", check, whole=True, kinds=WITH_DOMAINS)

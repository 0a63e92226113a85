"""Targets: what a spec is compiled for and deployed to.

An environment is one, by its own name. Where it has regions, each of them is one: `prod/eu-west-1`. Everything that is
kept for an environment, from its stack to its releases, is kept for each target.
"""

from collections.abc import Iterator, Sequence

from gatewright.document import Document, MappingNode, Node, ScalarNode, SequenceNode

SEPARATOR = "/"
"""Between an environment and its region. It is in no name of either."""


def target_of(environment: str, region: str | None = None) -> str:
    """The name of an environment's region, or of the environment where it has no regions."""
    return environment if region is None else f"{environment}{SEPARATOR}{region}"


def environment_of(target: str) -> str:
    """The environment that a target belongs to: `prod`."""
    return target.partition(SEPARATOR)[0]


def region_of(target: str) -> str | None:
    """The region that a target's name tells: `eu-west-1`."""
    return target.partition(SEPARATOR)[2] or None


def file_name(stem: str, target: str | None) -> str:
    """What files about a target are named after: `orders.prod.eu-west-1`."""
    return stem if target is None else f"{stem}.{target.replace(SEPARATOR, '.')}"


def name_in_aws(name: str, target: str | None) -> str:
    """What something is called in AWS, where names take no slashes: `orders-prod-eu-west-1`."""
    return name if target is None else f"{name}-{target.replace(SEPARATOR, '-')}"


def targets_of(document: Document) -> tuple[str, ...]:
    """All targets of a spec, sorted. None where it declares no environments."""
    found = document.root.get("environments")
    entries = found.entries.items() if isinstance(found, MappingNode) else ()
    return tuple(sorted(target for name, entry in entries for target in _targets(name, entry.value)))


def regions_in(environment: Node) -> tuple[str, ...]:
    """The regions that an environment says it has, sorted; none where it has no more than one."""
    regions = environment.get("regions") if isinstance(environment, MappingNode) else None
    match regions:
        case MappingNode():
            return tuple(sorted(regions.entries))
        case SequenceNode():
            return tuple(sorted({item.text for item in regions.items if isinstance(item, ScalarNode)}))
        case _:
            return ()


def meant(asked: str | None, known: Sequence[str]) -> tuple[str, ...]:
    """The targets that somebody means who names one of them, or an environment for all its regions, or none for all."""
    if asked is None:
        return tuple(known)
    return tuple(target for target in known if asked in (target, environment_of(target)))


def askable(known: Sequence[str]) -> tuple[str, ...]:
    """All names that mean something: environments, and their regions."""
    return tuple(dict.fromkeys(name for target in known for name in (environment_of(target), target)))


def _targets(environment: str, node: Node) -> Iterator[str]:
    regions = regions_in(node)
    yield from (target_of(environment, region) for region in regions or (None,))

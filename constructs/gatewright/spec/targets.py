"""Targets: the environments of a spec, and their Regions.

An environment is a target by its own name. If it has Regions, each of them is a target: `prod/eu-west-1`. Each target
has a stack and releases of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gatewright.document import Document, MappingNode, Node, ScalarNode, SequenceNode

SEPARATOR = "/"
"""Separates an environment and its Region. Neither name contains it."""


def target_of(environment: str, region: str | None = None) -> str:
    """The name of an environment's Region, or of an environment without Regions."""
    return environment if region is None else f"{environment}{SEPARATOR}{region}"


def environment_of(target: str) -> str:
    """The environment that a target belongs to: `prod`."""
    return target.partition(SEPARATOR)[0]


def region_of(target: str) -> str | None:
    """The Region in a target's name: `eu-west-1`."""
    return target.partition(SEPARATOR)[2] or None


def file_name(stem: str, target: str | None) -> str:
    """The name of a target's files, without extensions: `orders.prod.eu-west-1`."""
    return stem if target is None else f"{stem}.{target.replace(SEPARATOR, '.')}"


def name_in_aws(name: str, target: str | None) -> str:
    """A name in AWS, without slashes: `orders-prod-eu-west-1`."""
    return name if target is None else f"{name}-{target.replace(SEPARATOR, '-')}"


def targets_of(document: Document) -> tuple[str, ...]:
    """All targets of a spec, sorted. Empty if it declares no environments."""
    found = document.root.get("environments")
    entries = found.entries.items() if isinstance(found, MappingNode) else ()
    return tuple(sorted(target for name, entry in entries for target in _targets(name, entry.value)))


def regions_in(environment: Node) -> tuple[str, ...]:
    """The `regions` of an environment, sorted; empty if it has one Region."""
    regions = environment.get("regions") if isinstance(environment, MappingNode) else None
    match regions:
        case MappingNode():
            return tuple(sorted(regions.entries))
        case SequenceNode():
            return tuple(sorted({item.text for item in regions.items if isinstance(item, ScalarNode)}))
        case _:
            return ()


def meant(asked: str | None, known: Sequence[str]) -> tuple[str, ...]:
    """The targets of a name: one target, the Regions of an environment, or all targets without a name."""
    if asked is None:
        return tuple(known)
    return tuple(target for target in known if asked in (target, environment_of(target)))


def askable(known: Sequence[str]) -> tuple[str, ...]:
    """All names of targets: environments, and their Regions."""
    return tuple(dict.fromkeys(name for target in known for name in (environment_of(target), target)))


def _targets(environment: str, node: Node) -> Iterator[str]:
    regions = regions_in(node)
    yield from (target_of(environment, region) for region in regions or (None,))

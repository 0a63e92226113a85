"""A workspace: the specs given together, which can refer to each other."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from gatewright.document import MappingNode, Node, ScalarNode, SequenceNode
from gatewright.resolve import Neighbour
from gatewright.specfile import SpecFile


class Workspace(Struct, frozen=True, dict=True):
    """Specs that see each other."""

    files: tuple[SpecFile, ...]

    @cached_property
    def neighbours(self) -> Mapping[str, Neighbour]:
        """What each gateway shows of itself to the others."""
        roots = (file.document.root for file in self.files if file.document is not None)
        found = (_neighbour(root) for root in roots)
        return {neighbour.name: neighbour for neighbour in found if neighbour.name}

    @cached_property
    def exported(self) -> frozenset[tuple[str, str]]:
        """The stages that some other spec refers to, by gateway and stage."""
        roots = (file.document.root for file in self.files if file.document is not None)
        return frozenset(
            (gateway, stage) for root in roots for gateway, stage in _references(root) if gateway != _text(root, "name")
        )

    def exported_stages(self, gateway: str) -> frozenset[str]:
        """The stages of one gateway that others refer to."""
        return frozenset(stage for owner, stage in self.exported if owner == gateway)


def _neighbour(root: MappingNode) -> Neighbour:
    closed = root.get("default_endpoint")
    return Neighbour(
        name=_text(root, "name") or "",
        stages=tuple(dict.fromkeys(_stages(root))),
        stack=_text(root, "stack"),
        is_closed=isinstance(closed, ScalarNode) and closed.value is False and _text(root, "kind") != "websocket",
    )


def _stages(root: MappingNode) -> Iterator[str]:
    """The stages that a gateway has, in some environment at least."""
    stages, environments = root.get("stages"), root.get("environments")
    if isinstance(stages, MappingNode):
        yield from stages.entries
    for entry in environments.entries.values() if isinstance(environments, MappingNode) else ():
        patch = entry.value.get("patch") if isinstance(entry.value, MappingNode) else None
        if isinstance(patch, MappingNode):
            yield from _stages(patch)


def _text(node: MappingNode, key: str) -> str | None:
    value = node.get(key)
    return value.value if isinstance(value, ScalarNode) and isinstance(value.value, str) else None


def _references(node: Node) -> Iterator[tuple[str, str]]:
    if isinstance(node, MappingNode):
        gateway, stage = _text(node, "gateway"), _text(node, "stage")
        if gateway and stage:
            yield gateway, stage
        for entry in node.entries.values():
            yield from _references(entry.value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _references(item)

"""A workspace: the specs given together, which can refer to each other."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from gatewright.compose.posture import postured
from gatewright.compose.specfile import SpecFile
from gatewright.document import Document, MappingNode, Node, ScalarNode, SequenceNode
from gatewright.resolve import Neighbour

DOMAIN = "domain"
"""The kind of specs whose domains gateways share."""
ACCOUNT = "account"
"""The kind of specs that say what AWS has raised."""


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
            (gateway, stage)
            for root in roots
            if _text(root, "kind") != DOMAIN
            for gateway, stage in _references(root)
            if gateway != _text(root, "name")
        )

    @cached_property
    def mapped(self) -> frozenset[str]:
        """The gateways that specs of domains put below them."""
        roots = (file.document.root for file in self.files if file.document is not None)
        return frozenset(gateway for root in roots for gateway in _below_domains(root))

    @cached_property
    def raised_limits(self) -> Mapping[str, float]:
        """The account's throttle, if the spec of an account says to what AWS has raised it, in whatever environment."""
        roots = (file.document.root for file in self.files if file.document is not None)
        layers = (layer for root in roots if _text(root, "kind") == ACCOUNT for layer in _layers(root))
        throttles = (Document(layer).find(("limits", "throttle")) for layer in layers)
        numbers = (found for node in throttles if isinstance(node, MappingNode) for found in _numbers(node))
        return dict(sorted(numbers))  # the highest of each is the last one

    def exported_stages(self, gateway: str) -> frozenset[str]:
        """The stages of one gateway that others refer to."""
        return frozenset(stage for owner, stage in self.exported if owner == gateway)


def _numbers(node: MappingNode) -> Iterator[tuple[str, float]]:
    for name, entry in node.entries.items():
        if isinstance(entry.value, ScalarNode) and isinstance(entry.value.value, int | float):
            yield name, float(entry.value.value)


def _neighbour(root: MappingNode) -> Neighbour:
    closed = postured(Document(root)).root.get("default_endpoint")
    return Neighbour(
        name=_text(root, "name") or "",
        stages=tuple(dict.fromkeys(_stages(root))),
        stack=_text(root, "stack"),
        kind=_text(root, "kind") or "",
        is_private=_is_private(root.get("endpoint")),
        is_fronted=any(_is_fronted(stage) for stage in _stage_nodes(root)),
        is_closed=isinstance(closed, ScalarNode) and closed.value is False and _text(root, "kind") != "websocket",
    )


def _is_private(endpoint: Node | None) -> bool:
    return isinstance(endpoint, MappingNode) and "private" in endpoint.entries


def _is_fronted(stage: Node) -> bool:
    firewall = stage.get("firewall") if isinstance(stage, MappingNode) else None
    return isinstance(firewall, MappingNode) and "cloudfront" in firewall.entries


def _stage_nodes(root: MappingNode) -> Iterator[Node]:
    stages = root.get("stages")
    if isinstance(stages, MappingNode):
        yield from (entry.value for entry in stages.entries.values())


def _stages(root: MappingNode) -> Iterator[str]:
    """The stages that a gateway has, in some environment at least."""
    for layer in _layers(root):
        stages = layer.get("stages")
        if isinstance(stages, MappingNode):
            yield from stages.entries


def _layers(root: MappingNode) -> Iterator[MappingNode]:
    """A spec as it stands, and what is changed of it in its environments."""
    yield root
    environments = root.get("environments")
    for entry in environments.entries.values() if isinstance(environments, MappingNode) else ():
        yield from _patches(entry.value)


def _patches(environment: Node) -> Iterator[MappingNode]:
    """What is changed in an environment, and in its regions."""
    if isinstance(environment, MappingNode):
        patch, regions = environment.get("patch"), environment.get("regions")
        if isinstance(patch, MappingNode):
            yield patch
        for entry in regions.entries.values() if isinstance(regions, MappingNode) else ():
            yield from _patches(entry.value)


def _text(node: MappingNode, key: str) -> str | None:
    value = node.get(key)
    return value.value if isinstance(value, ScalarNode) and isinstance(value.value, str) else None


def _below_domains(root: MappingNode) -> Iterator[str]:
    """The gateways that a spec of domains names, in some environment at least."""
    for layer in _layers(root) if _text(root, "kind") == DOMAIN else ():
        domains = layer.get("domains")
        for entry in domains.entries.values() if isinstance(domains, MappingNode) else ():
            for key in ("paths", "routing"):
                below = entry.value.get(key) if isinstance(entry.value, MappingNode) else None
                for stage in below.entries.values() if isinstance(below, MappingNode) else ():
                    yield from _gateway(stage.value)


def _gateway(node: Node) -> Iterator[str]:
    match node:
        case ScalarNode(str(name)):
            yield name
        case MappingNode():
            yield from filter(None, (_text(node, "gateway"),))
        case _:
            pass


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

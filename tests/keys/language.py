"""Every key of the language, by the way to it through the models; and the keys that a spec writes."""

from collections.abc import Iterator
from typing import NamedTuple

from gatewright.document import Document, MappingNode, Path
from gatewright.load.collections import MapShape
from gatewright.load.models import Member, ModelShape
from gatewright.load.of import shape_of
from gatewright.load.shape import Part, Shape
from gatewright.spec import reference
from gatewright.spec.firewall import ConditionSpec, FirewallSpec
from gatewright.spec.kind import Lack
from gatewright.spec.mapping import TemplateFile
from gatewright.spec.record import PathHealthSpec
from gatewright.spec.route import GroupSpec, MessageSpec, RouteSpec

Key = tuple[str, ...]
"""The way to a key: `("stages", "*", "logs", "retention")`. It starts anew at a noun: `("RouteSpec", "auth")`."""

NOUNS = (RouteSpec, GroupSpec, MessageSpec, FirewallSpec, ConditionSpec, TemplateFile)
"""Models that mean the same at every place; those that a tag chooses, and references, are such models too."""


REFUSED: dict[str, tuple[type, ...]] = {"rest": (MessageSpec,), "websocket": (RouteSpec, GroupSpec, PathHealthSpec)}
"""Models that are refused as a whole by something else than a declaration.

Routes are refused by the form of their names (`route-kind`), and a check of a path by the rule `health-check`.
"""


class Trail(NamedTuple):
    """How the walk came here."""

    key: Key = ()
    models: tuple[tuple[type, Key], ...] = ()
    """The models on the way, each with the key of its first place: models contain themselves."""

    def into(self, model: ModelShape) -> "Trail":
        """The way to the keys of a model."""
        first = next((key for type_, key in self.models if type_ is model.type), None)
        if first is not None:
            return Trail(first, self.models)
        key = self._start(model)
        return Trail(key, (*(self.models if key[: len(self.key)] == self.key else ()), (model.type, key)))

    def under(self, name: str) -> "Trail":
        """The way to what is below a key."""
        return self._replace(key=(*self.key, name)) if name else self

    def _start(self, model: ModelShape) -> Key:
        if model.traits.tag or model.type in NOUNS:
            return (model.type.__name__,)
        if model.type.__module__ == reference.__name__:
            return (model.traits.marker,)
        return (*self.key, f"{{{model.traits.marker}}}") if model.traits.marker else self.key


class Written(NamedTuple):
    """A model that a spec writes as a mapping."""

    key: Key
    shape: ModelShape
    path: Path
    node: MappingNode


class Declared(NamedTuple):
    """A key of the language, as a kind of spec has it."""

    model: ModelShape
    member: Member
    above: Key
    """The key that it is written below, which is another one where the way to it starts anew."""


def keys_of(root: type, kind: str) -> dict[Key, Declared]:
    """All keys that a kind of spec has and does not refuse."""
    found: dict[Key, Declared] = {}
    _collect(shape_of(root), Trail(), _Above((), (), kind), found)
    return found


class _Above(NamedTuple):
    """What the walk over shapes knows from above."""

    key: Key
    refused: tuple[tuple[str, ...], ...]
    """The ways from here to what the kind does not support."""
    kind: str

    def below(self, name: str) -> "_Above":
        """What is known below a key."""
        return self._replace(refused=tuple(way[1:] for way in self.refused if way[:1] == (name,)))


def _collect(shape: Shape, trail: Trail, above: _Above, found: dict[Key, Declared]) -> None:
    if isinstance(shape, MapShape):
        for entry in shape.kinds:
            _collect(entry.value, trail.under("*"), above.below("*"), found)
    elif isinstance(shape, ModelShape):
        _collect_model(shape, trail.into(shape), above, found)
    else:
        for inner in shape.inner():
            _collect(inner, trail, above, found)


def _collect_model(shape: ModelShape, trail: Trail, above: _Above, found: dict[Key, Declared]) -> None:
    if shape.type in REFUSED.get(above.kind, ()):
        return
    own = (_way(lack) for lack in shape.traits.lacks if _is_refused(lack, above.kind))
    known = above._replace(refused=(*above.refused, *own))
    needed = {(), *((name,) for name, member in shape.members.items() if member.required)}
    if needed.intersection(known.refused):
        return
    for name, member in shape.members.items():
        key, below = (*trail.key, name), known.below(name)
        if () not in below.refused and key not in found:
            found[key] = Declared(shape, member, above.key)
            _collect(member.shape, trail.under(name), below._replace(key=key), found)


def _is_refused(lack: Lack, kind: str) -> bool:
    return kind in lack.kinds and not lack.values and not lack.unless


def _way(lack: Lack) -> tuple[str, ...]:
    return tuple(lack.key.split(".")) if lack.key else ()


def models_in(document: Document, root: type) -> Iterator[Written]:
    """The models that a spec writes as mappings, each with the way to it."""
    yield from _models(Part("", (), document.root, shape_of(root)), Trail())


def _models(part: Part, trail: Trail) -> Iterator[Written]:
    shape, node = part.shape, part.node
    if isinstance(shape, ModelShape):
        trail = trail.into(shape)
        if isinstance(node, MappingNode):
            yield Written(trail.key, shape, part.path, node)
    for inner in shape.parts(node, part.path):
        yield from _models(inner, trail.under("*" if isinstance(shape, MapShape) else inner.key))

"""Specs in which keys are written: those of the cases, and these with values from elsewhere put into them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path as FilePath
from typing import NamedTuple

from gatewright.compose.specfile import SpecFile, open_spec
from gatewright.document import Document, MappingNode, Node, Path, ScalarNode, plain
from gatewright.document.nodes import Plain
from gatewright.document.source import Place, Source
from gatewright.load.models import Member
from gatewright.load.scalars import ChoiceShape, PlainShape
from gatewright.load.shape import Shape
from gatewright.read import read_bytes
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.kind import NAMES
from gatewright.spec.roots import ROOTS
from keys.effect import Outcome, changed
from keys.language import Declared, Key, keys_of, models_in
from test_cases import BESIDE, SPECS

NOWHERE = Place(Source("made", ""), 1, 1, 1, 1)

WRITTEN = 40
SITES = 8
"""How many specs are tried for a key, right ones and small ones first."""
VALUES = 8
"""How many values are tried for a key in each of them."""


class Spec(NamedTuple):
    """A spec of the material."""

    file: SpecFile
    document: Document
    beside: tuple[SpecFile, ...]

    def outcome(self, document: Document) -> Outcome:
        """What becomes of a document in its place."""
        return Outcome(self.file, document, self.beside)


class Site(NamedTuple):
    """A model that a spec writes."""

    spec: Spec
    document: Document
    path: Path
    node: MappingNode

    def outcome(self, key: str, value: Node | None) -> Outcome:
        """What becomes of the spec with another value of a key, or without the key."""
        if value is self.node.get(key):
            return self.spec.outcome(self.document)
        return self.spec.outcome(changed(self.document, (*self.path, key), value))


class Values:
    """The values that specs write, for other specs to write them too."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[str, Shape], dict[str, Node]] = defaultdict(dict)
        self._by_shape: dict[Shape, dict[str, Node]] = defaultdict(dict)

    def add(self, document: Document, root: type) -> None:
        """Take up the values of a spec."""
        for _, shape, _, node in models_in(document, root):
            for key, entry in node.entries.items():
                member = shape.members.get(key)
                if member is not None:
                    text = repr(plain(entry.value))
                    self._by_name[key, member.shape].setdefault(text, entry.value)
                    self._by_shape[member.shape].setdefault(text, entry.value)

    def of(self, member: Member) -> Iterator[Node]:
        """Values for a key: those that it has somewhere, then those that its shape allows."""
        known = {**self._by_name[member.key, member.shape], **_single(member.shape), **self._by_shape[member.shape]}
        yield from known.values()


def _single(shape: Shape) -> dict[str, Node]:
    """The single values that a shape has by itself."""
    values: tuple[Plain, ...] = ()
    match shape:
        case ChoiceShape(choices):
            values = choices
        case PlainShape(type=type_):
            values = {bool: (True, False), int: (1, 2, 100), float: (1.5, 20), str: ("text", "other")}[type_]
        case _:
            pass
    return {repr(value): ScalarNode(value, NOWHERE, str(value)) for value in values}


class Material:
    """The specs of one kind."""

    def __init__(self, specs: Iterable[Spec], root: type, declared: Mapping[Key, Declared], values: Values) -> None:
        self._declared, self._values, self._root = declared, values, root
        self._above: dict[Key, Key] = {}
        for key, found in declared.items():
            self._above.setdefault(key[:-1], found.above)
        self._written: dict[Key, list[Site]] = defaultdict(list)
        for spec in specs:
            for site in self._sites_in(spec, spec.document):
                self._written[site[0]].append(site[1])

    def _sites_in(self, spec: Spec, document: Document) -> Iterator[tuple[Key, Site]]:
        for key, _, path, node in models_in(document, self._root):
            yield key, Site(spec, document, path, node)

    def sites(self, model: Key) -> Iterator[Site]:
        """Specs that write a model, and then specs into which one is put."""
        yield from self._written[model]
        if model:
            yield from self._made(model)

    def _made(self, model: Key) -> Iterator[Site]:
        above = self._above[model]
        for site in islice(self.sites(above[:-1]), SITES):
            for value in self._values.of(self._declared[above].member):
                document = changed(site.document, (*site.path, above[-1]), value)
                yield from islice((made for key, made in self._sites_in(site.spec, document) if key == model), 1)

    @property
    def keys(self) -> Iterable[Key]:
        """All keys that the kind has and does not refuse."""
        return self._declared.keys()

    def does_something(self, key: Key) -> bool:
        """Whether a key makes a difference somewhere, or is refused."""
        model, name = key[:-1], key[-1]
        written = sorted(self._written[model], key=lambda site: name not in site.node.entries)
        made = self._made(model) if model else ()
        sites = chain(islice(written, WRITTEN), islice(made, SITES))
        return any(self._makes_a_difference(site, key) for site in sites)

    def _makes_a_difference(self, site: Site, key: Key) -> bool:
        member = self._declared[key].member
        own = site.node.get(key[-1])
        values = [own] if own is not None else []
        values += islice((value for value in self._values.of(member) if value is not own), VALUES)
        outcomes = (site.outcome(key[-1], value) for value in values)
        base = next(outcomes, None) if member.required else site.outcome(key[-1], None)
        return base is not None and any(_tells(outcome, base) for outcome in outcomes)


def _tells(outcome: Outcome, base: Outcome) -> bool:
    """Whether something becomes of a key that makes the difference between two outcomes."""
    return outcome.differs(base) if outcome.is_valid else bool(outcome.refusals - base.refusals)


def _beside(path: FilePath) -> tuple[SpecFile, ...]:
    """The specs that are given together with one."""
    return tuple(map(open_spec, sorted((path.parent / BESIDE).glob("*.yaml"))))


def _specs() -> list[Spec]:
    """All specs of the cases and examples; right ones first, and small ones first."""
    found = [(path, open_spec(path)) for path in (*SPECS, *sorted(FilePath("specs").glob("*.yaml")))]
    read = [(path, file, read_bytes(path.read_bytes(), file.source.name, file.source.key)[1]) for path, file in found]
    specs = [Spec(file, document, _beside(path)) for path, file, document in read if document]
    return sorted(specs, key=lambda spec: (not spec.outcome(spec.document).is_valid, len(spec.file.source.text)))


def materials() -> dict[str, Material]:
    """The material of every kind of spec."""
    specs, values = _specs(), Values()
    roots: dict[str, type] = {**dict.fromkeys(NAMES, GatewaySpec), **ROOTS}
    for spec in specs:
        if spec.file.kind in roots:
            values.add(spec.document, roots[spec.file.kind])
    return {
        kind: Material((s for s in specs if s.file.kind == kind), root, keys_of(root, kind), values)
        for kind, root in roots.items()
    }

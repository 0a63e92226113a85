"""A default that the language declares is the one in effect: writing it out changes neither gateway nor template.

The material is every case that compiles: in each of them a key is written out wherever it is absent and the spec still
compiles with it.
"""

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest
from msgspec import Struct
from msgspec.structs import asdict

from gatewright.compile import Compilation, Request, compile_spec, environments
from gatewright.compose.specfile import open_spec, read_spec
from gatewright.document import Path as SpecPath
from gatewright.gateway import Setting
from gatewright.load import load
from gatewright.load.collections import ListShape, MapShape
from gatewright.load.models import Member, ModelShape
from gatewright.load.of import shape_of
from gatewright.load.shape import Shape
from gatewright.load.union import TaggedShape, UnionShape
from gatewright.spec.default import AwsDefault, Default, DefaultByKind, Written
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.roots import ROOTS, AnySpec
from gatewright.template.rendering import render, to_json
from test_cases import CASES, SPECS, filled, workspace

Json = dict[str, Any]

ENOUGH = 3
"""In how many places each default is written out."""


AS_WRITTEN = ("written", "sources")
"""What the target of a service keeps of the spec, so that rules can name what is written."""


class Material(NamedTuple):
    """A case in full: composed, with every short form written out."""

    spec: Json
    folder: Path
    compilation: Compilation

    @property
    def kind(self) -> str:
        return str(self.spec["kind"])


class Position(NamedTuple):
    """A model in a spec."""

    shape: ModelShape
    path: SpecPath


class Declared(NamedTuple):
    """A default, for one kind of spec where it depends on the kind."""

    shape: ModelShape
    member: Member
    value: Written
    kind: str | None = None

    @property
    def id(self) -> str:
        return "-".join(filter(None, (f"{self.shape.type.__name__}.{self.member.key}", self.kind)))


def declared(shape: Shape, seen: set[type]) -> Iterator[Declared]:
    """All defaults inside a shape that are values."""
    if isinstance(shape, ModelShape):
        if shape.type in seen:
            return
        seen.add(shape.type)
        for member in shape.members.values():
            match member.default:
                case AwsDefault() | None:
                    pass
                case Default(value):
                    yield Declared(shape, member, value)
                case DefaultByKind(values):
                    yield from (Declared(shape, member, value, kind) for kind, value in values.items())
                case _:
                    pass
    for inner in shape.inner():
        yield from declared(inner, seen)


SEEN: set[type] = set()
DECLARED = [each for root in (GatewaySpec, *ROOTS.values()) for each in declared(shape_of(root), SEEN)]


@pytest.mark.parametrize("default", DECLARED, ids=lambda default: default.id)
def test_writing_a_default_out_changes_nothing(default: Declared) -> None:
    written = list(islice(written_out(default), ENOUGH))
    assert written, "no case leaves it out where it could be written"
    for material, compilation in written:
        assert effective(compilation.unit) == effective(material.compilation.unit)
        assert templates(compilation) == templates(material.compilation)


def written_out(default: Declared) -> Iterator[tuple[Material, Compilation]]:
    """The cases with a default written out, each in the first place where it can be."""
    key = default.member.key
    for material in materials():
        if default.kind not in (None, material.kind):
            continue
        for position in positions(material):
            if position.shape.type is default.shape.type and not is_written(material.spec, position.path, key):
                compilation = compiled(with_value(material.spec, (*position.path, key), default.value), material.folder)
                if compilation.template is not None:
                    yield material, compilation
                    break


def is_written(spec: Json, path: SpecPath, key: str) -> bool:
    """Whether a key is written in a place, or in a layer that this place inherits it from."""
    layers = [at(spec, path[:count]) for count in range(len(path)) if path[:1] == ("routes",)]
    inherited = [spec.get("defaults", {}), *(layer for layer in layers if "routes" in layer)] if layers else []
    return any(key in layer for layer in (at(spec, path), *inherited))


SPARSE: Json = {
    "gatewright": 1,
    "name": "sparse",
    "kind": "rest",
    "routes": {"GET /": {"backend": {"mock": {}}, "auth": "none"}},
    "stages": {
        "live": {
            "cache": {"size": "0.5GB"},
            "canary": {"limits": {}},
            "alarms": {"cache_hit_rate": {"below": "50%"}},
        }
    },
    "dashboard": {},
    "audit": {},
}
"""What no case leaves as empty as it can be."""


@cache
def materials() -> tuple[Material, ...]:
    found = (material(path) for path in SPECS)
    return (Material(SPARSE, CASES, compiled(SPARSE, CASES)), *(each for each in found if each is not None))


def material(path: Path) -> Material | None:
    """A case as plain data; nothing if it is wrong, or if a posture fills in what it leaves out."""
    file = open_spec(path)
    document = compile_spec(file, Request(environment=environments(file)[0]), workspace(file, path)).document
    loaded = load(document) if document else None
    if loaded is None or loaded.spec is None or loaded.diagnostics:
        return None
    composed = root_shape(loaded.spec).dump(loaded.spec)
    spec = {key: value for key, value in composed.items() if key not in ("environments", "include", "inputs")}
    compilation = compiled(spec, path.parent)
    if compilation.template is None or spec.get("posture") == "strict":
        return None
    return Material(spec, path.parent, compilation)


def root_shape(spec: AnySpec) -> Shape:
    return shape_of(type(spec))


def compiled(spec: Json, folder: Path) -> Compilation:
    file = read_spec(json.dumps(spec).encode(), name="spec.json", folder=folder, key="spec.json")
    return compile_spec(file, Request(), workspace(file, folder / "spec.json"))


@cache
def positions_in(folder: Path, text: str) -> tuple[Position, ...]:
    document = read_spec(text.encode(), name="spec.json", folder=folder, key="spec.json").document
    assert document is not None
    spec = load(document).spec
    assert spec is not None
    return tuple(inside(root_shape(spec), spec, ()))


def positions(material: Material) -> tuple[Position, ...]:
    """The models in a spec."""
    return positions_in(material.folder, json.dumps(material.spec))


def inside(shape: Shape, value: Any, path: SpecPath) -> Iterator[Position]:
    """The models in a value of a shape."""
    match shape:
        case ModelShape():
            yield Position(shape, path)
            for key, member in shape.members.items():
                own = getattr(value, member.attribute)
                if own is not None:
                    yield from inside(member.shape, own, (*path, key))
        case TaggedShape(model=model):
            yield from inside(model, value, (*path, shape.tag))
        case UnionShape(members):
            yield from inside(next(member for member in members if member.makes(value)), value, path)
        case ListShape(item):
            for index, each in enumerate(value):
                yield from inside(item, each, (*path, index))
        case MapShape():
            for key, each in value.items():
                yield from inside(shape.kind_of(key).value, each, (*path, key))
        case _:
            pass


def at(spec: Any, path: SpecPath) -> Any:
    for key in path:
        spec = spec[key]
    return spec


def with_value(spec: Json, path: SpecPath, value: Written) -> Json:
    """A spec with another value at a path."""
    changed = deepcopy(spec)
    *above, key = path
    at(changed, tuple(above))[key] = value
    return changed


def effective(value: Any) -> Any:
    """A unit as plain data, without what it keeps of the spec and of its paths."""
    if isinstance(value, Struct):
        inner: dict[str, Any] = {key: item for key, item in asdict(value).items() if key not in AS_WRITTEN}
        return effective(inner["value"] if isinstance(value, Setting) else {"": type(value).__name__, **inner})
    if isinstance(value, dict):
        return {key: effective(item) for key, item in cast(Json, value).items()}
    if isinstance(value, tuple | list):
        return [effective(item) for item in cast(Sequence[Any], value)]
    return value


def templates(compilation: Compilation) -> list[str]:
    made = (template for template in (compilation.template, compilation.edge) if template)
    return [to_json(render(filled(template, compilation)).body) for template in made]

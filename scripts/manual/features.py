"""The table of features: what API Gateway can do, how a spec says it, and where that is shown."""

from collections.abc import Iterator

from msgspec import Struct

from gatewright.document.source import Source
from gatewright.ledger.ledger import Ledger
from gatewright.load.collections import ListShape, MapShape
from gatewright.load.models import ModelShape
from gatewright.load.of import shape_of
from gatewright.load.scalars import ChoiceShape
from gatewright.load.shape import Findings, Shape, Spot
from gatewright.load.union import TaggedShape, UnionShape
from gatewright.read import read_text
from gatewright.rules.catalogue import find_code
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.model import model
from gatewright.spec.roots import ROOTS

INTRODUCTION = """# Features

The features of API Gateway, the keys of a spec that configure them, and example specs. Features are those of REST APIs
unless another kind is named. `*` stands for a name that you choose. Every key is in [the language](language.md).
CloudFormation does not support a few features: their keys are reported with an alternative.
"""


@model()
class Feature(Struct, frozen=True, kw_only=True):
    """Something that API Gateway can do."""

    feature: str
    """What it is, for users."""
    keys: tuple[str, ...] = ()
    """The keys of a spec, as `stages.*.cache.size`; with a value where one is meant, as `endpoint: edge`."""
    ledger: tuple[str, ...] = ()
    """The keys of a file of releases."""
    cases: tuple[str, ...] = ()
    """Specs that show it, below `tests/cases/spec`; or whole paths."""
    tried: tuple[str, ...] = ()
    """Keys that are no keys, and are understood to be refused with another way."""
    refused: str | None = None
    """The name of the diagnostic that says that a template cannot have it."""
    note: str | None = None
    """What else there is to know."""


@model()
class Group(Struct, frozen=True, kw_only=True):
    """Features that belong together."""

    title: str
    """What they are about."""
    features: tuple[Feature, ...]
    """The features."""


@model()
class Features(Struct, frozen=True, kw_only=True):
    """All features."""

    groups: tuple[Group, ...]
    """The groups."""


def read_features(text: str) -> Features:
    """The features out of their file."""
    document, problems = read_text(Source("features.yaml", text, "features.yaml"))
    findings = Findings()
    assert document is not None, problems
    found = shape_of(Features).read(document.root, Spot((), document.key_place(())), findings)
    assert isinstance(found, Features), findings.diagnostics
    assert not findings.diagnostics, findings.diagnostics
    return found


def page(text: str) -> str:
    """The table, as Markdown."""
    return "\n".join([INTRODUCTION, *(line for group in read_features(text).groups for line in _group(group))])


def case_path(case: str) -> str:
    """The file of a case, below the repository's root."""
    return case if case.endswith(".yaml") else f"tests/cases/spec/{case}.yaml"


def in_language(key: str) -> bool:
    """Whether a spec of some kind can have this key."""
    return any(_has(shape_of(root), _steps(key)) for root in (GatewaySpec, *ROOTS.values()))


def in_ledger(key: str) -> bool:
    """Whether a file of releases can have this key."""
    return _has(shape_of(Ledger), _steps(key))


def is_refused(key: str) -> bool:
    """Whether this is no key of a spec, and is understood all the same."""
    return _has(shape_of(GatewaySpec), _steps(key), beyond=True)


def _steps(key: str) -> list[str]:
    path, _, value = key.partition(": ")
    return [*path.split("."), *([f": {value}"] if value else [])]


def _has(shape: Shape, steps: list[str], *, beyond: bool = False) -> bool:
    if not steps:
        return not beyond
    first, *rest = steps
    match shape:
        case ModelShape() if beyond and not rest:
            return first in shape.traits.beyond
        case ModelShape():
            return first in shape.members and _has(shape.members[first].shape, rest, beyond=beyond)
        case TaggedShape(model=model):
            return first == shape.tag and _has(model, rest, beyond=beyond)
        case UnionShape(members):
            return any(_has(member, steps, beyond=beyond) for member in members)
        case MapShape(kinds):
            return first == "*" and any(_has(kind.value, rest, beyond=beyond) for kind in kinds)
        case ListShape(item):
            return _has(item, steps, beyond=beyond)
        case ChoiceShape(choices):
            return first in [f": {choice}" for choice in choices]
        case _:
            return first.startswith(": ") and not beyond


def _group(group: Group) -> Iterator[str]:
    yield f"## {group.title}\n"
    yield "| feature | in a spec | shown by |"
    yield "| --- | --- | --- |"
    for feature in group.features:
        yield f"| {feature.feature} | {'; '.join(_said(feature))} | {', '.join(map(_link, feature.cases))} |"
    yield ""


def _said(feature: Feature) -> Iterator[str]:
    if feature.keys:
        yield ", ".join(f"`{key}`" for key in feature.keys)
    if feature.ledger:
        yield "in the file of releases: " + ", ".join(f"`{key}`" for key in feature.ledger)
    if feature.note:
        yield feature.note
    if feature.refused:
        code = find_code(feature.refused)
        assert code is not None, feature.refused
        tried = ", ".join(f"`{key}`" for key in feature.tried)
        yield f"{tried}, refused by [{code.name}](rules/{code.name}.md)".lstrip(", ")
    if not (feature.keys or feature.ledger or feature.refused):
        yield "always"


def _link(case: str) -> str:
    path = case_path(case)
    return f"[{case.removeprefix('tests/cases/').removesuffix('.yaml')}](../{path})"

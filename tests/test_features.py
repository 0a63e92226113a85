"""The table of features is true: its keys are in the language, its cases show them, its diagnostics exist."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from scripts.manual.features import Feature, case_path, in_language, in_ledger, is_refused, page, read_features

from gatewright.compose.specfile import open_spec
from gatewright.document import MappingNode, Node, ScalarNode, SequenceNode
from gatewright.load.models import ModelShape
from gatewright.load.of import shape_of
from gatewright.load.shape import Shape
from gatewright.rules.catalogue import find_code
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.roots import ROOTS

SOURCE = Path("docs/features.yaml").read_text("utf-8")
FEATURES = [feature for group in read_features(SOURCE).groups for feature in group.features]
EACH = pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.feature)


@EACH
def test_keys_are_in_the_language(feature: Feature) -> None:
    assert [key for key in feature.keys if not in_language(key)] == []
    assert [key for key in feature.ledger if not in_ledger(key)] == []
    assert [key for key in feature.tried if in_language(key) or not is_refused(key)] == []


@EACH
def test_diagnostics_exist(feature: Feature) -> None:
    assert feature.refused is None or find_code(feature.refused) is not None
    assert feature.refused or not feature.tried


@EACH
def test_cases_show_every_key(feature: Feature) -> None:
    keys = (*feature.keys, *feature.ledger)
    assert [key for key in keys if not any(shown(key, case) for case in feature.cases)] == []


@EACH
def test_every_case_shows_something(feature: Feature) -> None:
    for case in feature.cases:
        said = Path(case_path(case)).with_suffix(".diagnostics.txt")
        is_refused = feature.refused and said.exists() and f" {feature.refused}: " in said.read_text("utf-8")
        assert is_refused or any(shown(key, case) for key in (*feature.keys, *feature.ledger)), case


@EACH
def test_what_has_keys_has_cases(feature: Feature) -> None:
    assert bool(feature.cases) == bool(feature.keys or feature.ledger or feature.refused)


def test_no_feature_is_there_twice() -> None:
    assert len(FEATURES) == len({feature.feature for feature in FEATURES})


def test_the_page_has_a_row_for_every_feature() -> None:
    rows = [line for line in page(SOURCE).splitlines() if line.startswith("| ") and not line.startswith("| ---")]
    titles = [line for line in page(SOURCE).splitlines() if line.startswith("## ")]
    assert len(rows) == len(FEATURES) + len(titles)


@pytest.mark.parametrize("key", ["stages.*.cash", "stages.cache", "endpoint: moon", "routes.*.query.page", ""])
def test_a_key_that_is_not_there_is_not_in_the_language(key: str) -> None:
    assert not in_language(key)
    assert not is_refused(key)


def test_what_is_beyond_cloudformation_is_no_key() -> None:
    seen: set[type] = set()
    models = [model for root in (GatewaySpec, *ROOTS.values()) for model in models_in(shape_of(root), seen)]
    assert any(each.traits.beyond for each in models)
    for each in models:
        assert not each.traits.beyond.keys() & each.members.keys()


def models_in(shape: Shape, seen: set[type]) -> Iterator[ModelShape]:
    if isinstance(shape, ModelShape):
        if shape.type in seen:
            return
        seen.add(shape.type)
        yield shape
    for inner in shape.inner():
        yield from models_in(inner, seen)


Written = tuple[tuple[str, ...], str | None]
"""The steps to a key, and its value if that is a single one."""


@cache
def written(path: str) -> tuple[Written, ...]:
    """All keys of a file."""
    document = open_spec(Path(path)).document
    assert document is not None, path
    return tuple(_keys(document.root, ()))


def shown(key: str, case: str) -> bool:
    """Whether a case has a key: at a route, or where defaults or a group say it of routes."""
    pattern, _, value = key.partition(": ")
    return any(
        _fits(pattern.split("."), steps) and value in ("", text)
        for path, text in written(case_path(case))
        for steps in (path, _of_route(path))
    )


def _fits(pattern: Sequence[str], steps: Sequence[str]) -> bool:
    return len(pattern) == len(steps) and all(a in ("*", b) for a, b in zip(pattern, steps, strict=True))


def _keys(node: Node, path: tuple[str, ...]) -> Iterator[Written]:
    yield path, node.text if isinstance(node, ScalarNode) else None
    if isinstance(node, MappingNode):
        for name, entry in node.entries.items():
            yield from _keys(entry.value, (*path, name))
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _keys(item, path)


def _of_route(path: tuple[str, ...]) -> tuple[str, ...]:
    if path[:1] == ("defaults",):
        path = ("routes", "*", *path[1:])
    while path[:1] == ("routes",) and path[2:3] == ("routes",) and len(path) > 3:
        path = path[2:]
    if path[:1] == ("routes",) and path[2:3] == ("backend",) and len(path) > 3:
        path = ("backends", "*", *path[3:])
    return path

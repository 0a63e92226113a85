"""What kinds of API do not support: the models' declarations, and what is reported of a spec."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from gatewright.compose.specfile import open_spec
from gatewright.explain.kind import compare
from gatewright.load.collections import MapShape
from gatewright.load.kind import lacking, support
from gatewright.load.models import ModelShape
from gatewright.load.of import shape_of
from gatewright.load.scalars import ChoiceShape, PlainShape
from gatewright.load.shape import Shape
from gatewright.load.walk import walk
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.kind import NAMES, Kind, Lack

MODELS = {model.type.__name__: model for model in walk(shape_of(GatewaySpec)) if isinstance(model, ModelShape)}
DECLARED = [(name, lack) for name, model in MODELS.items() for lack in model.traits.lacks]


def alternatives(shape: Shape) -> Iterator[Shape]:
    """A shape and the narrower ones that it can be."""
    yield shape
    if not isinstance(shape, ModelShape | MapShape):
        for inner in shape.inner():
            yield from alternatives(inner)


def within(shape: Shape, key: str) -> list[Shape]:
    """The shapes of what can be written under a key."""
    found: list[Shape] = []
    for narrow in alternatives(shape):
        if isinstance(narrow, ModelShape) and key in narrow.members:
            found.append(narrow.members[key].shape)
        if isinstance(narrow, MapShape):
            found += narrow.inner()
    return found


def sought(model: ModelShape, lack: Lack) -> list[Shape]:
    """The shapes of what a declaration is about."""
    shapes: list[Shape] = [model]
    for key in lack.key.split(".") if lack.key else ():
        shapes = [inner for shape in shapes for inner in within(shape, key)]
    return shapes


def has(shape: Shape, value: object) -> bool:
    """Whether a value can be written where a shape is read."""
    return any(
        (isinstance(narrow, ChoiceShape) and value in narrow.choices)
        or (isinstance(narrow, PlainShape) and isinstance(value, narrow.type))
        for narrow in alternatives(shape)
    )


@pytest.mark.parametrize(("name", "lack"), DECLARED)
def test_every_declaration_is_about_a_key_and_values_of_the_language(name: str, lack: Lack) -> None:
    shapes = sought(MODELS[name], lack)
    assert shapes
    assert all(any(has(shape, value) for shape in shapes) for value in lack.values)


@pytest.mark.parametrize("name", MODELS)
def test_nothing_is_declared_twice_for_a_kind(name: str) -> None:
    declared = [
        (kind, lack.key, value)
        for lack in MODELS[name].traits.lacks
        for kind in lack.kinds
        for value in lack.values or ("",)
    ]
    assert len(declared) == len(set(declared))


def test_messages_read_as_sentences() -> None:
    for _, lack in DECLARED:
        assert not lack.what.endswith("."), lack
        assert lack.instead[0].islower(), lack


SPEC = """\
gatewright: 1
name: shop
kind: rest
backends:
  fixed: {mock: {}}
  queue: {sqs: {queue: "arn:aws:sqs:eu-west-1:111122223333:orders", message: {id: body.id}}}
defaults: {auth: none, validate: all}
routes:
  /orders:
    cache: {ttl: 1m}
    routes:
      GET: fixed
      POST: {backend: queue, api_key: true}
stages: {live: {tracing: true}}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    file = tmp_path / "shop.yaml"
    file.write_text(SPEC)
    return file


def test_what_http_lacks_is_found_in_defaults_groups_routes_and_backends(spec: Path) -> None:
    document = open_spec(spec).document
    assert document is not None
    found = [(document.key_place(each.path).line, each.lack.what) for each in lacking(document, "http")]
    assert found == [
        (5, "mock responses"),
        (6, "JSON objects of several sources"),
        (7, "request validation"),
        (10, "caching"),
        (13, "API keys"),
        (14, "X-Ray tracing"),
    ]


def test_rest_lacks_nothing_that_a_rest_spec_uses(spec: Path) -> None:
    document = open_spec(spec).document
    assert document is not None
    assert list(lacking(document, "rest")) == []


def test_a_spec_is_compared_with_all_kinds_and_its_own_first(spec: Path) -> None:
    document = open_spec(spec).document
    assert document is not None
    compared = compare(document, "rest")
    assert [found.kind for found in compared] == ["rest", "http", "websocket"]
    assert [bool(found.misfit) for found in compared] == [False, False, True]
    assert {*NAMES} == {found.kind for found in compared}


def test_every_kind_has_a_name() -> None:
    assert set(get_args(Kind)) == {*NAMES}


def test_the_reference_names_the_kinds_that_do_not_support_a_key() -> None:
    assert support(MODELS["S3Backend"]) == "Not supported by HTTP APIs."
    assert support(MODELS["StageSpec"], "cache") == "Not supported by HTTP and WebSocket APIs."
    assert support(MODELS["LogsSpec"], "execution") == "Not supported by HTTP APIs: `error`, `info`."
    assert support(MODELS["HttpBackend"], "verify_tls") == "Not supported by HTTP and WebSocket APIs: `false`."
    assert support(MODELS["StageSpec"], "throttle") == ""

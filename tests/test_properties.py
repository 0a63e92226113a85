"""What must be true of every spec."""

import json
import random
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gatewright.compile import Compilation, Request, Workspace, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.diagnostics import Diagnostic
from gatewright.document import plain
from gatewright.load import schema
from gatewright.template.rendering import render, to_json
from strategies import Json, beside, damaged, every_kind, every_root, routes, shuffled, specs, text_of

settings.register_profile("specs", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("specs")

SCHEMA = Draft202012Validator(json.loads(schema.text()))
SHAPE_CODES = {"unknown-key", "missing-key", "wrong-type", "unknown-choice", "which-one", "null-value"}
"""What a JSON Schema can say as well; the spelling of values it knows in part."""

BESIDE = tuple(
    read_spec(text_of(spec).encode(), name=f"{spec['name']}.yaml", folder=Path(__file__).parent) for spec in beside()
)


def compiled(text: str, name: str = "spec.yaml") -> Compilation:
    file = read_spec(text.encode("utf-8", "surrogatepass"), name=name, folder=Path(__file__).parent, key="spec.yaml")
    return compile_spec(file, Request(), Workspace((file, *BESIDE)))


def template_of(spec: Any) -> str:
    compilation = compiled(text_of(spec))
    assert compilation.template is not None, [str(said) for said in compilation.diagnostics]
    return to_json(render(compilation.template).body)


def ids(spec: Json) -> set[str]:
    return set(json.loads(template_of(spec))["Resources"])


def is_inside(said: Diagnostic) -> bool:
    lines = said.place.source.lines
    place = said.place
    starts = 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1
    return starts and (place.line, place.column) <= (place.end_line, place.end_column)


@given(every_root, st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_the_order_of_keys_does_not_matter(spec: Json, chance: random.Random) -> None:
    def order(keys: list[Any]) -> list[Any]:
        return chance.sample(keys, len(keys))

    assert template_of(shuffled(spec, order)) == template_of(spec)


@given(specs(), routes)
@settings(max_examples=150)
def test_another_route_changes_no_other_logical_id(spec: Json, route: Any) -> None:
    more = {**spec, "routes": {"GET /another/one": route, **spec["routes"]}}
    gone = {name for name in ids(spec) - ids(more) if "Deployment" not in name}
    assert not gone
    added = {name for name in ids(more) - ids(spec) if "Deployment" not in name}
    assert all("another" in name.lower() or "Permission" in name or "Validator" in name for name in added)


@given(every_kind, st.text(st.characters(codec="ascii", categories=["L"]), max_size=12))
@settings(max_examples=100)
def test_texts_for_people_make_no_deployment(spec: Json, text: str) -> None:
    described = {**spec, "description": text or "some", "tags": {"team": "one"}}
    described["stages"] = {name: {"description": "for some"} for name in spec["stages"]}
    assert ids(described) == ids(spec)


@given(damaged())
@settings(max_examples=600)
def test_a_damaged_spec_gives_diagnostics_inside_the_file(text: str) -> None:
    compilation = compiled(text)
    assert all(map(is_inside, compilation.diagnostics))
    assert compilation.template is not None or compilation.diagnostics


@given(damaged())
@settings(max_examples=300)
def test_what_the_loader_accepts_the_schema_accepts_and_the_reverse(text: str) -> None:
    compilation = compiled(text)
    names = {said.code.name for said in compilation.diagnostics if said.code.id.startswith("GW1")}
    if any(said.code.id.startswith("GW0") for said in compilation.diagnostics):
        return
    valid = SCHEMA.is_valid(json_of(text))
    if not names:
        assert valid
    if names & SHAPE_CODES:
        assert not valid


def json_of(text: str) -> Any:
    file = read_spec(text.encode("utf-8", "surrogatepass"), name="spec.yaml", folder=Path())
    return plain(file.document.root) if file.document else None

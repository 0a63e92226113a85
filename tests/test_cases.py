"""Cases: a spec, and beside it the templates or the diagnostics that come of it.

A spec that is right has a template in each rendering that its kind has; one that is wrong has its diagnostics, with
exact ranges. Run with `--update-cases` to write them anew, and read the difference.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from gatewright.compile import Compilation, Request, Workspace, compile_spec, environments
from gatewright.compose.specfile import SpecFile, open_spec
from gatewright.diagnostics import Diagnostic, ordered
from gatewright.document import Entry, MappingNode, ScalarNode
from gatewright.spec.targets import file_name
from gatewright.template import Hole, Template, Value
from gatewright.template.rendering import render

CASES = Path(__file__).parent / "cases" / "spec"
RENDERINGS = ("body", "resources")
ONE_WAY = ""
"""The rendering of what has only one."""


def is_spec(path: Path) -> bool:
    return path.suffix == ".yaml" and path.read_text("utf-8").startswith("gatewright:")


ARNS: dict[object, str] = {
    "function": "arn:aws:lambda:eu-west-1:111122223333:function:{}",
    "state machine": "arn:aws:states:eu-west-1:111122223333:stateMachine:{}",
    "table": "arn:aws:dynamodb:eu-west-1:111122223333:table/{}",
    "bucket": "arn:aws:s3:::{}",
    "queue": "arn:aws:sqs:eu-west-1:111122223333:{}",
    "topic": "arn:aws:sns:eu-west-1:111122223333:{}",
    "event bus": "arn:aws:events:eu-west-1:111122223333:event-bus/{}",
    "stream": "arn:aws:kinesis:eu-west-1:111122223333:stream/{}",
    "delivery stream": "arn:aws:firehose:eu-west-1:111122223333:deliverystream/{}",
    "listener": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/{}/0a1b2c3d4e5f6071/8a9b0c1d2e3f4051",
    "vpc link": "{}-id",
    "certificate": "arn:aws:acm:eu-west-1:111122223333:certificate/{}",
    "hosted zone": "Z{}",
    "key": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "load balancer": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/{}/0a1b2c3d4e5f6071",
}
"""What is bound in cases, by kind."""

BESIDE = "beside"
"""The folder with the specs that are given together with each of those above it."""

SPECS = sorted(path for path in CASES.rglob("*.yaml") if is_spec(path) and path.parent.name != BESIDE)


def renderings(file: SpecFile) -> tuple[str, ...]:
    """How a spec can be rendered: kinds of API that have an OpenAPI body in two ways."""
    has_body = kind_of(file) not in ("websocket", "domain", "account")
    return RENDERINGS if has_body else (ONE_WAY,)


def kind_of(file: SpecFile) -> object:
    """The kind that a spec says it is of."""
    kind = file.document.root.get("kind") if file.document else None
    return kind.value if isinstance(kind, ScalarNode) else None


def workspace(file: SpecFile, spec: Path) -> Workspace:
    """A spec with those that are given together with it."""
    return Workspace((file, *map(open_spec, sorted((spec.parent / BESIDE).glob("*.yaml")))))


def rendered_as(file: SpecFile, rendering: str) -> SpecFile:
    """The same spec with another `render`, unless it asks for one itself."""
    document = file.document
    assert document is not None
    if rendering == ONE_WAY or "render" in document.root.entries:
        return file
    place = document.root.entries["name"].key_place
    entries = {**document.root.entries, "render": Entry(place, ScalarNode(rendering, place, rendering))}
    return replace(file, document=replace(document, root=MappingNode(entries, document.root.place)))


def filled(template: Template, compilation: Compilation) -> Template:
    """The template with something in every hole."""
    holes: dict[Hole, Value] = {}
    for asset in template.assets:
        holes[Hole("asset", asset.name, "bucket")] = "assets-111122223333"
        holes[Hole("asset", asset.name, "key")] = f"{asset.name}.zip"
    document = compilation.document
    bindings = document.root.get("bindings") if document else None
    for name, entry in bindings.entries.items() if isinstance(bindings, MappingNode) else ():
        pattern = ARNS.get(entry.value.value if isinstance(entry.value, ScalarNode) else None, ARNS["function"])
        holes[Hole("bind", name, "arn")] = pattern.format(name)
    return template.fill(holes)


def template_text(compilation: Compilation, other: Template | None = None) -> str:
    template, document = other or compilation.template, compilation.document
    assert template is not None, diagnostics_text(compilation.diagnostics)
    assert document is not None
    body = render(filled(template, compilation), lambda path: document.key_place(path).key).body
    return yaml.safe_dump(body, sort_keys=False, width=120, allow_unicode=True)


def diagnostics_text(diagnostics: tuple[Diagnostic, ...]) -> str:
    return "".join(_lines(diagnostics))


def _lines(diagnostics: tuple[Diagnostic, ...]) -> Iterator[str]:
    for said in diagnostics:
        place = said.place
        file = f"{place.source.key}:"
        where = f"{file}{place.line}:{place.column}-{place.end_line}:{place.end_column}"
        yield f"{where} {said.severity} {said.code.id} {said.code.name}: {said.message}\n"
        for related in said.related:
            yield f"    {related.place.source.key}:{related.place.line}:{related.place.column} {related.message}\n"
        if said.help:
            yield f"    help: {said.help}\n"


def compare(path: Path, text: str, *, update: bool) -> None:
    if update:
        path.write_text(text, "utf-8")
    assert path.exists(), f"{path.name} is missing: run pytest --update-cases and review it"
    assert text == path.read_text("utf-8")


def _outcomes(spec: Path) -> Iterator[tuple[str, str]]:
    """The files that belong to a case, and their texts."""
    file = open_spec(spec)
    diagnostics: list[Diagnostic] = []
    for environment in environments(file):
        name = file_name(spec.stem, environment)
        for rendering in renderings(file) if file.document else ():
            rendered = rendered_as(file, rendering)
            compilation = compile_spec(rendered, Request(environment=environment), workspace(rendered, spec))
            if compilation.template is not None:
                suffix = f".{rendering}" if rendering else ""
                yield f"{name}{suffix}.template.yaml", template_text(compilation)
                if compilation.edge is not None and rendering != "resources":
                    yield f"{name}.edge.template.yaml", template_text(compilation, compilation.edge)
            elif rendering in ("body", ONE_WAY):
                diagnostics += compilation.diagnostics
    if diagnostics or file.document is None:
        yield f"{spec.stem}.diagnostics.txt", diagnostics_text(ordered((*diagnostics, *file.diagnostics)))


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: str(path.relative_to(CASES).with_suffix("")))
def test_case(spec: Path, update_cases: bool) -> None:  # noqa: FBT001
    found = dict(_outcomes(spec))
    for name, text in found.items():
        compare(spec.parent / name, text, update=update_cases)
    kept = {path.name for path in spec.parent.glob(f"{spec.stem}.*") if path != spec}
    if update_cases:
        for name in kept - set(found):
            (spec.parent / name).unlink()
        kept &= set(found)
    assert kept == set(found), "there are expectations that nothing produces"

"""A canary chooses functions as stages do: by the words of the spec, which become the functions' own names."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.compile import Compilation
from gatewright.template import Hole, Ref
from gatewright.template.rendering import render
from gatewright.workspace.stacks import ASSET_BUCKET
from test_cases import RENDERINGS
from unit.release.apis import compiled, frozen_in, released, spec_in
from unit.release.histories import pin

CHOICE = ("{lambda: orders}", "{lambda: {function: {stage_variable: handler, of: [orders, guard]}}}")
STAGE = ("stages: {live: {}}", "stages: {live: {variables: {handler: orders}}}")
OLDER = ("GET /old:", "GET /older:")


def with_canary(folder: Path, rendering: str, handler: str) -> Compilation:
    """A stage that calls one function, and a canary that calls another one."""
    first, second = frozen_in(folder, rendering, CHOICE, STAGE), frozen_in(folder, rendering, CHOICE, STAGE, OLDER)
    path = spec_in(folder, rendering, CHOICE, STAGE, OLDER)
    released(path, (first, second), pin(1, 2, handler=handler))
    return compiled(path)


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_canary_holds_the_name_of_the_function_that_it_chooses(rendering: str, tmp_path: Path) -> None:
    made = with_canary(tmp_path, rendering, "guard")
    assert made.template is not None, made.diagnostics
    code = {
        Hole("asset", each.name, what): Ref(ASSET_BUCKET.id)
        for each in made.template.assets
        for what in ("bucket", "key")
    }
    stage = render(made.template.fill(code)).body["Resources"]["ShopStageLive"]["Properties"]  # type: ignore[index]
    name = {"Fn::Select": [1, {"Fn::Split": [":function:", {"Fn::GetAtt": ["ShopFunctionOrders", "Arn"]}]}]}
    other = {"Fn::Select": [1, {"Fn::Split": [":function:", {"Fn::GetAtt": ["ShopFunctionGuard", "Arn"]}]}]}
    assert stage["Variables"] == {"handler": name}
    assert stage["CanarySetting"]["StageVariableOverrides"] == {"handler": other}


def test_a_canary_that_chooses_nothing_is_told_at_its_line(tmp_path: Path) -> None:
    made = with_canary(tmp_path, "body", "gaurd")
    (said,) = (said for said in made.diagnostics if said.code.name == "canary-choice")
    line = said.place.source.lines[said.place.line - 1]
    assert line[said.place.column - 1 :].startswith("handler: gaurd")
    assert (said.message, said.help) == ("there is no function 'gaurd' to choose", "did you mean `guard`?")

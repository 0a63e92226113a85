"""What older releases call that stages still serve: kept where it can be, and told where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.compile import Compilation
from gatewright.ledger.ledger import Pin
from test_cases import RENDERINGS
from unit.release.apis import compiled, frozen_in, released, spec_in

NO_ROUTE = ("  GET /orders: {backend: {lambda: orders}}\n", "  GET /new: {backend: {mock: {}}}\n")
NO_FUNCTION = ("  orders: {code: ./code, handler: app.handler, runtime: python3.13}\n", "")
NO_OUTSIDE = ('{lambda: "arn:aws:lambda:eu-west-1:111122223333:function:old"}', "{mock: {}}")
NO_AUTHORIZER = ("authorizers: {partners: {lambda: {function: guard, identity: [header.Authorization]}}}\n", "")
NO_GUARD = ("  guard: {code: ./code, handler: app.handler, runtime: python3.13}\n", "")

ALIAS = ("orders: {code: ./code,", "orders: {alias: live, code: ./code,")

NO_FUNCTIONS = ("functions:\n", "")


def after_a_change(folder: Path, rendering: str, pin: Pin, *edits: tuple[str, str]) -> Compilation:
    """The edited spec, of which a stage serves what it was before."""
    found = frozen_in(folder, rendering), frozen_in(folder, rendering, *edits)
    path = spec_in(folder, rendering, *edits)
    released(path, found, pin)
    return compiled(path)


def told(made: Compilation) -> list[str]:
    return [said.message for said in made.diagnostics if said.code.name in ("served-needs", "needs-unknown")]


def resources(made: Compilation, type: str) -> list[str]:
    assert made.template is not None, made.diagnostics
    return sorted(each.id for each in made.template.resources if each.type == type)


PERMISSION = "AWS::Lambda::Permission"


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize(
    "edits",
    [[NO_ROUTE], [NO_ROUTE, NO_FUNCTION], [NO_OUTSIDE], [NO_AUTHORIZER], [NO_AUTHORIZER, NO_GUARD], [ALIAS]],
    ids=["route", "function", "outside", "authorizer", "guard", "alias"],
)
def test_what_a_served_release_calls_is_kept(edits: list[tuple[str, str]], rendering: str, tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    before = compiled(spec_in(tmp_path / "before", rendering))
    made = after_a_change(tmp_path, rendering, Pin(base=1), *edits)
    assert told(made) == []
    for type in (PERMISSION, "AWS::Lambda::Function", "AWS::IAM::Role", "AWS::Logs::LogGroup"):
        assert set(resources(before, type)) <= set(resources(made, type))


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_what_no_stage_serves_is_not_kept(rendering: str, tmp_path: Path) -> None:
    made = after_a_change(tmp_path, rendering, Pin(base=2), NO_ROUTE, NO_FUNCTION)
    assert "ShopPermissionOrders" not in resources(made, PERMISSION)
    assert "ShopFunctionOrders" not in resources(made, "AWS::Lambda::Function")


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_role_keeps_what_a_served_release_may_do(rendering: str, tmp_path: Path) -> None:
    queue = ('{lambda: "arn:aws:lambda:eu-west-1:111122223333:function:old"}', "{sqs: {queue: QUEUE}}")
    first, second = (
        (queue[0], queue[1].replace("QUEUE", f"arn:aws:sqs:eu-west-1:111122223333:{name}")) for name in ("one", "two")
    )
    found = frozen_in(tmp_path, rendering, first), frozen_in(tmp_path, rendering, second)
    path = spec_in(tmp_path, rendering, second)
    released(path, found, Pin(base=1))
    made = compiled(path)
    assert made.template is not None, made.diagnostics
    roles = [each.properties for each in made.template.resources if each.type == "AWS::IAM::Role"]
    assert [("one" in str(role), "two" in str(role)) for role in roles if ":sqs:" in str(role)] == [(True, True)]


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_function_whose_code_is_gone_is_told(rendering: str, tmp_path: Path) -> None:
    found = (
        frozen_in(tmp_path, rendering),
        frozen_in(tmp_path, rendering, NO_ROUTE, NO_FUNCTION, NO_AUTHORIZER, NO_GUARD),
    )
    path = spec_in(tmp_path, rendering, NO_ROUTE, NO_FUNCTION, NO_AUTHORIZER, NO_GUARD, NO_FUNCTIONS)
    released(path, found, Pin(base=1))
    (tmp_path / "code" / "app.py").unlink()
    (tmp_path / "code").rmdir()
    assert told(compiled(path)) == [
        f"release 1 calls the function {name!r}, whose code is gone: ./code" for name in ("guard", "orders")
    ]


def test_what_is_not_stored_is_told(tmp_path: Path) -> None:
    made = after_a_change(tmp_path, "body", Pin(base=1), NO_ROUTE, NO_FUNCTION)
    assert told(made) == []
    for file in (tmp_path / "shop.releases").iterdir():
        if "old" in file.read_text("utf-8") and "orders" in file.read_text("utf-8"):
            file.unlink()
    assert told(compiled(tmp_path / "shop.yaml")) == ["what release 1 calls is not stored, and 'live' serves it"]

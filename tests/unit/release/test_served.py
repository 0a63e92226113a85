"""What older releases call that stages still serve: kept where it can be, and told where it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.compile import Compilation
from gatewright.compose.specfile import open_spec
from gatewright.ledger.ledger import History, Pin, Release
from gatewright.ledger.snapshot import digest
from gatewright.releases.storage import save
from test_cases import RENDERINGS
from unit.release.apis import compiled, frozen, spec_in

NO_ROUTE = ("  GET /orders: {backend: {lambda: orders}}\n", "  GET /new: {backend: {mock: {}}}\n")
NO_FUNCTION = ("  orders: {code: ./code, handler: app.handler, runtime: python3.13}\n", "")
NO_OUTSIDE = ('{lambda: "arn:aws:lambda:eu-west-1:111122223333:function:old"}', "{mock: {}}")
NO_AUTHORIZER = ("authorizers: {partners: {lambda: {function: guard, identity: [header.Authorization]}}}\n", "")
NO_GUARD = ("  guard: {code: ./code, handler: app.handler, runtime: python3.13}\n", "")

ALIAS = ("orders: {code: ./code,", "orders: {alias: live, code: ./code,")

PERMISSION = "and API Gateway no longer has permission to invoke it"


def after_a_change(folder: Path, rendering: str, pin: Pin, *edits: tuple[str, str]) -> Compilation:
    """The edited spec, of which a stage serves what it was before."""
    snapshots = [frozen(folder, rendering), frozen(folder, rendering, *edits)]
    releases = tuple(Release(id=id, digest=digest(each)) for id, each in enumerate(snapshots, start=1))
    path = spec_in(folder, rendering, *edits)
    history = History(releases=releases, stages={"live": pin})
    save(open_spec(path), None, history, dict(enumerate(snapshots, start=1)))
    return compiled(path)


def told(made: Compilation) -> list[str]:
    return [said.message for said in made.diagnostics if said.code.name == "served-needs"]


def permissions(made: Compilation) -> list[str]:
    assert made.template is not None
    return sorted(each.id for each in made.template.resources if each.type == "AWS::Lambda::Permission")


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([NO_ROUTE], []),
        ([NO_ROUTE, NO_FUNCTION], ["ShopFunctionOrders in GET /orders, and it no longer exists"]),
        ([NO_OUTSIDE], [f"a function in GET /old, {PERMISSION}"]),
        ([NO_AUTHORIZER], []),
        ([NO_AUTHORIZER, NO_GUARD], ["ShopFunctionGuard in authorizer partners, and it no longer exists"]),
    ],
)
def test_what_is_told(edits: list[tuple[str, str]], said: list[str], rendering: str, tmp_path: Path) -> None:
    made = after_a_change(tmp_path, rendering, Pin(base=1), *edits)
    assert told(made) == [f"the stage 'live' serves release 1, which calls {text}" for text in said]
    assert made.template is not None


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_functions_that_are_still_called_may_be_called(rendering: str, tmp_path: Path) -> None:
    for base, expected in ((1, True), (2, False)):
        folder = tmp_path / str(base)
        folder.mkdir()
        made = after_a_change(folder, rendering, Pin(base=base), NO_ROUTE)
        assert ("ShopPermissionOrders" in permissions(made)) == expected


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_function_that_gets_an_alias_may_still_be_called_without_it(rendering: str, tmp_path: Path) -> None:
    both = {"ShopPermissionOrders", "ShopAliasPermissionOrders"}
    for base, expected in ((1, both), (2, {"ShopAliasPermissionOrders"})):
        folder = tmp_path / str(base)
        folder.mkdir()
        made = after_a_change(folder, rendering, Pin(base=base), ALIAS)
        assert told(made) == []
        assert both & set(permissions(made)) == expected


def test_nothing_is_told_of_what_no_stage_serves(tmp_path: Path) -> None:
    assert told(after_a_change(tmp_path, "body", Pin(base=2), NO_ROUTE, NO_FUNCTION)) == []


def test_nothing_is_told_of_releases_that_are_not_known(tmp_path: Path) -> None:
    after_a_change(tmp_path, "body", Pin(base=1), NO_ROUTE, NO_FUNCTION)
    (tmp_path / "shop.releases" / "default.1.json").unlink()
    assert told(compiled(tmp_path / "shop.yaml")) == []

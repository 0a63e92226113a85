"""Lists come whole, however they are cut into pages, and a list without an end is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.live.connection import Boto
from gatewright.live.faults import FaultError
from gatewright.live.model import DeployedApi
from gatewright.live.observing import deployments, has_authorizers, stages
from unit.live.plane import Json, Plane
from unit.live.rounds import caller
from unit.live.serving import Serving

APIS = [DeployedApi("api1", kind) for kind in ("rest", "http", "websocket")]
EACH = pytest.mark.parametrize("api", APIS, ids=[api.kind for api in APIS])


class Odd(Plane):
    """A plane whose pages are changed."""

    def __init__(self, count: int, change: Callable[[Json], Json]) -> None:
        super().__init__({f"d{index}": "" for index in range(count)}, {})
        self._change = change

    def answer(self, method: str, target: str, body: Json) -> Json:
        """A page, changed."""
        return self._change(super().answer(method, target, body))


@EACH
@pytest.mark.parametrize("count", [0, 1, 2, 3, 25, 51])
def test_all_deployments_are_read(
    api: DeployedApi, count: int, boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    plane = control_plane.serve(Plane({f"d{index}": "" for index in range(count)}, {}))
    assert [each.id for each in deployments(caller(boto, tmp_path), api)] == list(plane.deployments)


@EACH
@pytest.mark.parametrize("count", [0, 1, 3])
def test_all_stages_are_read(api: DeployedApi, count: int, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    control_plane.serve(Plane({}, {f"s{index}": {} for index in range(count)}))
    assert stages(caller(boto, tmp_path), api) == tuple(f"s{index}" for index in range(count))


@EACH
def test_an_empty_page_is_not_the_end(api: DeployedApi, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    def emptied(page: Json) -> Json:
        items = "item" if "item" in page else "items"
        is_first = any(each.get("id", each.get("deploymentId")) == "d0" for each in page[items])
        return {**page, items: []} if is_first else page

    control_plane.serve(Odd(5, emptied))
    assert [each.id for each in deployments(caller(boto, tmp_path), api)] == ["d2", "d3", "d4"]


@EACH
def test_a_list_without_an_end_is_told(api: DeployedApi, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    control_plane.serve(Odd(3, lambda page: {**page, "position": "0", "nextToken": "0"}))
    with pytest.raises(FaultError, match="get_deployments returns the same page repeatedly"):
        deployments(caller(boto, tmp_path), api)


@pytest.mark.parametrize(("api", "expected"), [(APIS[0], True), (APIS[1], True), (APIS[2], False)])
def test_who_has_authorizers_is_known_from_one_page(
    api: DeployedApi,
    expected: bool,  # noqa: FBT001
    boto: Boto,
    control_plane: Serving,
    tmp_path: Path,
) -> None:
    plane = control_plane.serve(Plane({}, {}))
    assert not has_authorizers(caller(boto, tmp_path), api)
    plane.authorizers = ["a", "b", "c"]
    assert has_authorizers(caller(boto, tmp_path), api) is expected

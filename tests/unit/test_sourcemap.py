"""Source maps: from a template's parts to the lines of specs, and back."""

import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.compile import compile_all
from gatewright.compose.specfile import read_spec
from gatewright.ledger.snapshot import digest
from gatewright.workspace.sourcemap import read_snapshots, source_map, to_text
from gatewright.workspace.stacks import Stack, render_stack, stacks_of

SPEC = b"""\
gatewright: 1
name: shop
kind: rest
backends: {hello: {http: {url: "https://example.com/{id}", timeout: 5s}}}
defaults: {auth: iam}
routes:
  GET /hello/{id}: hello
  PUT /hello/{id}: hello
stages:
  dev: {}
"""


@pytest.fixture
def stack(tmp_path: Path) -> Stack:
    (made,) = stacks_of(compile_all([read_spec(SPEC, name="deep/down/shop.yaml", folder=tmp_path, key="shop.yaml")]))
    return made


@pytest.fixture
def map(stack: Stack) -> dict[str, Any]:
    return source_map(stack, render_stack(stack, lambda _: {}))


def test_a_resource_leads_to_the_line_of_the_spec(map: dict[str, Any]) -> None:
    assert map["origins"]["/Resources/ShopStageDev"] == {"path": "stages/dev", "source": "shop.yaml:10:3"}
    operation = map["origins"]["/Resources/ShopApi/Properties/Body/paths/~1hello~1{id}/put"]
    assert operation == {"path": "routes/PUT ~1hello~1{id}", "source": "shop.yaml:8:3"}


def test_a_line_leads_to_all_that_came_of_it(map: dict[str, Any]) -> None:
    assert "/Resources/ShopApi/Properties/Body/paths/~1hello~1{id}/get" in map["lines"]["shop.yaml:7"]
    integrations = [pointer for pointer in map["lines"]["shop.yaml:4"] if pointer.endswith("integration")]
    assert len(integrations) == 2


def test_both_directions_say_the_same(map: dict[str, Any]) -> None:
    forth = {(pointer, origin["source"].rpartition(":")[0]) for pointer, origin in map["origins"].items()}
    back = {(pointer, line) for line, pointers in map["lines"].items() for pointer in pointers}
    assert forth == back


def test_every_origin_points_into_the_template(map: dict[str, Any], stack: Stack) -> None:
    body = render_stack(stack, lambda _: {}).body
    for pointer in map["origins"]:
        node: Any = body
        for step in pointer.split("/")[1:]:
            node = node[int(step) if isinstance(node, list) else step.replace("~1", "/").replace("~0", "~")]


def test_lines_come_in_their_order(map: dict[str, Any]) -> None:
    lines = [int(line.rpartition(":")[2]) for line in map["lines"]]
    assert lines == sorted(lines)


def test_a_map_is_read_back_with_the_snapshot_that_its_digest_is_of(map: dict[str, Any], stack: Stack) -> None:
    text = to_text(map)
    assert json.loads(text) == map
    (part,) = stack.parts
    assert read_snapshots(text) == {"shop": part.snapshot}
    assert map["gateways"]["shop"]["deployment"]["digest"] == digest(part.snapshot)


def test_the_digest_is_the_one_of_the_deployment(map: dict[str, Any], stack: Stack) -> None:
    (part,) = stack.parts
    (deployment,) = (resource.id for resource in part.template.resources if resource.type.endswith("::Deployment"))
    assert map["gateways"]["shop"]["deployment"]["digest"].startswith(deployment.removeprefix("ShopDeployment"))

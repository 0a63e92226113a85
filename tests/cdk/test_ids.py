"""Logical ids: those of plain templates where possible, and never the same twice in a stack."""

from __future__ import annotations

from pathlib import Path

import aws_cdk as cdk
import pytest
from constructs import Construct

from cdk.apps import AUDIT, new_app, of_type, spec_in, templates
from gatewright.cdk import Gateway
from gatewright.cdk.ids import prefix_at

BIND = {"audit": AUDIT}


def test_a_gateway_under_the_id_that_its_name_makes_has_plain_ids() -> None:
    assert prefix_at("Orders", "orders") == "Orders"


@pytest.mark.parametrize("path", ["orders", "Orders/Gateway", "Api", "Orders2", "ORDERS"])
def test_any_other_path_gives_ids_of_its_own(path: str) -> None:
    prefix = prefix_at(path, "orders")
    assert prefix != "Orders"
    assert prefix.isalnum()
    assert prefix != prefix_at(f"{path}x", "orders")


def test_paths_that_look_alike_in_camel_case_differ() -> None:
    paths = ["a-b", "a_b", "a/b", "A/B", "AB", "ab", "aB"]
    assert len({prefix_at(path, "orders") for path in paths}) == len(paths)


@pytest.mark.parametrize("path", ["1", "9/Orders", "été", "-", "x" * 300])
def test_every_prefix_can_start_a_logical_id(path: str) -> None:
    prefix = prefix_at(path, "orders")
    assert prefix[0].isascii()
    assert prefix[0].isalpha()
    assert prefix.isascii()
    assert prefix.isalnum()
    assert len(prefix) <= 80


def test_one_spec_many_times_in_one_stack(tmp_path: Path) -> None:
    spec = spec_in(tmp_path)
    app = new_app()
    stack = cdk.Stack(app, "Stack")
    for scope in (stack, Construct(stack, "A"), Construct(Construct(stack, "B"), "C")):
        Gateway(scope, "Shop", spec=spec, bind=BIND)
        Gateway(scope, "Other", spec=spec, bind=BIND)
    assert len(of_type(templates(app)["Stack"], "AWS::ApiGateway::RestApi")) == 6


def test_ids_do_not_depend_on_what_else_is_in_the_stack(tmp_path: Path) -> None:
    spec = spec_in(tmp_path)
    app = new_app()
    alone, crowded = cdk.Stack(app, "Alone"), cdk.Stack(app, "Crowded")
    Gateway(crowded, "Shop", spec=spec, bind=BIND)
    for stack in (alone, crowded):
        Gateway(stack, "Second", spec=spec, bind=BIND)
    found = templates(app)
    assert set(found["Alone"]["Resources"]) < set(found["Crowded"]["Resources"])


def test_the_stage_and_the_stack_around_a_gateway_are_no_part_of_its_ids(tmp_path: Path) -> None:
    spec = spec_in(tmp_path)
    app = new_app()
    for stage in ("Test", "Live"):
        Gateway(cdk.Stack(cdk.Stage(app, stage), "Stack"), "Shop", spec=spec, bind=BIND)
    nested = cdk.NestedStack(cdk.Stack(app, "Outer"), "Nested")
    Gateway(nested, "Shop", spec=spec, bind=BIND)
    found = [template for template in templates(app).values() if "ShopApi" in template.get("Resources", {})]
    assert len(found) == 3
    first, *others = found
    assert all(set(template["Resources"]) == set(first["Resources"]) for template in others)

"""This repository's app: a stack for every spec or group of specs, and every environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from stacks import build

from cdk.apps import SHOP, Json, new_app, of_type, spec_in, templates
from cdk.test_neighbours import FRONT, ORDERS, SHARED

PLACES = """\
environments:
  dev: {}
  prod: {account: "111122223333", region: eu-west-1}
"""


def built(folder: Path) -> dict[str, Json]:
    app = new_app()
    build(app, folder)
    return templates(app)


def test_every_environment_is_a_stack_in_its_place(tmp_path: Path) -> None:
    spec_in(tmp_path, ORDERS + PLACES, "orders.yaml")
    app = new_app()
    build(app, tmp_path)
    stacks = {stack.stack_name: stack.environment for stack in app.synth().stacks}
    assert {name: (place.account, place.region) for name, place in stacks.items()} == {
        "orders-dev": ("unknown-account", "unknown-region"),
        "orders-prod": ("111122223333", "eu-west-1"),
    }


def test_every_region_is_a_stack_in_its_place(tmp_path: Path) -> None:
    places = PLACES.replace("region: eu-west-1", "regions: [eu-west-1, us-east-1]")
    for name, text in (("orders", ORDERS), ("front", FRONT)):
        spec_in(tmp_path, text + places, f"{name}.yaml")
    app = new_app()
    build(app, tmp_path)
    stacks = {stack.stack_name: stack.environment for stack in app.synth().stacks}
    assert {name: (place.account, place.region) for name, place in stacks.items() if "prod" in name} == {
        f"{spec}-prod-{region}": ("111122223333", region)
        for spec in ("front", "orders")
        for region in ("eu-west-1", "us-east-1")
    }


def test_specs_that_name_a_stack_share_it(tmp_path: Path) -> None:
    for name, text in (("orders", ORDERS), ("front", FRONT)):
        spec_in(tmp_path, text.replace("kind: rest\n", SHARED) + "description: The shop\n", f"{name}.yaml")
    found = built(tmp_path)
    assert list(found) == ["shop"]
    assert set(of_type(found["shop"], "AWS::ApiGateway::RestApi")) == {"OrdersApi", "FrontApi"}
    assert found["shop"]["Description"] == "The shop"


def test_specs_of_different_stacks_import_from_each_other(tmp_path: Path) -> None:
    spec_in(tmp_path, ORDERS, "orders.yaml")
    spec_in(tmp_path, FRONT, "front.yaml")
    assert "Fn::ImportValue" in str(built(tmp_path)["front"])


def test_names_that_cloudformation_cannot_have_are_spelt_otherwise(tmp_path: Path) -> None:
    spec_in(tmp_path, ORDERS, "my_orders.v1.yaml")
    assert list(built(tmp_path)) == ["my-orders-v1"]


def ended(folder: Path) -> str:
    with pytest.raises(SystemExit) as end:
        built(folder)
    assert isinstance(end.value.code, str), "a text as exit code goes to standard error, and the status is 1"
    return end.value.code


def test_all_that_is_wrong_with_all_specs_is_told_at_once(tmp_path: Path) -> None:
    spec_in(tmp_path, ORDERS.replace("auth: none", "auth: nnoe"), "orders.yaml")
    spec_in(tmp_path, FRONT.replace("stage: live", "stage: liev"), "front.yaml")
    text = ended(tmp_path)
    assert "unknown-auth" in text
    assert "unknown-gateway" in text
    assert text.endswith("2 errors in 2 files")


def test_specs_that_fit_alone_and_not_together_are_refused(tmp_path: Path) -> None:
    for name, text in (("a", ORDERS), ("b", ORDERS)):
        spec_in(tmp_path, text.replace("kind: rest\n", SHARED), f"{name}.yaml")
    assert "same-name" in ended(tmp_path)


def test_a_name_that_nobody_can_bind_here_is_told(tmp_path: Path) -> None:
    spec_in(tmp_path, SHOP)
    assert "nothing is bound to 'audit'" in ended(tmp_path)


def test_the_app_is_short() -> None:
    assert len(Path("app.py").read_text("utf-8").splitlines()) <= 25

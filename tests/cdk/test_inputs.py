"""Inputs from an app: known values, and tokens, which nothing that is hashed may depend on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_dynamodb as dynamodb

from cdk.apps import AUDIT, SHOP, Json, deployment, of_type, said_of, spec_in, synthesized
from gatewright.cdk import Gateway

BIND = {"audit": AUDIT}
TABLE = {"Ref": "Table"}


def table(stack: cdk.Stack) -> dynamodb.CfnTable:
    return dynamodb.CfnTable(stack, "Table", key_schema=[{"attributeName": "id", "keyType": "HASH"}])


def with_table(tmp_path: Path, text: str = SHOP, tokens_before: int = 0) -> Json:
    """The template of the shop whose input `table` is a token."""

    def build(stack: cdk.Stack) -> Gateway:
        for number in range(tokens_before):
            cdk.Token.as_string({"Ref": f"Nothing{number}"})
        return Gateway(stack, "Shop", spec=spec_in(tmp_path, text), bind=BIND, inputs={"table": table(stack).ref})

    return synthesized(build)[1]


def variables(template: Json) -> Json:
    (function,) = of_type(template, "AWS::Lambda::Function").values()
    found: Json = function["Environment"]["Variables"]
    return found


def uri(template: Json, path: str, verb: str) -> Any:
    operation = template["Resources"]["ShopApi"]["Properties"]["Body"]["paths"][path][verb]
    return operation["x-amazon-apigateway-integration"]["uri"]


def test_a_known_value_is_filled_in(tmp_path: Path) -> None:
    def build(stack: cdk.Stack) -> Gateway:
        return Gateway(stack, "Shop", spec=spec_in(tmp_path), bind=BIND, inputs={"table": "customers"})

    _, template = synthesized(build)
    assert variables(template)["TABLE"] == "customers"


def test_a_token_as_a_whole_value_is_a_reference(tmp_path: Path) -> None:
    assert variables(with_table(tmp_path))["TABLE"] == TABLE


def test_a_token_in_a_text_is_a_variable_and_no_part_of_the_pattern(tmp_path: Path) -> None:
    found = uri(with_table(tmp_path), "/orders/{id}", "put")
    assert found == {"Fn::Sub": ["https://example.com/${Part1}/{id}", {"Part1": TABLE}]}


def test_a_users_own_dollar_beside_a_token_stays_text(tmp_path: Path) -> None:
    text = SHOP.replace("https://example.com/", "https://${stageVariables.host}/")
    text = text.replace("{dev: {}, prod: {}}", "{dev: {variables: {host: example.com}}}")
    found = uri(with_table(tmp_path, text), "/orders/{id}", "put")
    assert found == {"Fn::Sub": ["https://${!stageVariables.host}/${Part1}/{id}", {"Part1": TABLE}]}


def test_a_token_object_is_taken_like_its_text(tmp_path: Path) -> None:
    def build(stack: cdk.Stack) -> Gateway:
        late = cdk.Token.as_any({"Ref": table(stack).logical_id})
        return Gateway(stack, "Shop", spec=spec_in(tmp_path), bind=BIND, inputs={"table": late})

    assert variables(synthesized(build)[1])["TABLE"] == TABLE


def test_the_deployment_does_not_depend_on_how_tokens_are_numbered(tmp_path: Path) -> None:
    assert deployment(with_table(tmp_path)) == deployment(with_table(tmp_path, tokens_before=5))


def test_the_deployment_depends_on_where_a_token_stands(tmp_path: Path) -> None:
    moved = SHOP.replace("example.com/${inputs.table}/{id}", "example.com/{id}/${inputs.table}")
    assert deployment(with_table(tmp_path)) != deployment(with_table(tmp_path, moved))


def test_no_placeholder_is_left_anywhere(tmp_path: Path) -> None:
    dev = '{variables: {T: "a-${inputs.table}"}, description: "of ${inputs.table}"}'
    text = SHOP.replace("stages: {dev: {}", f"stages: {{dev: {dev}")
    template = with_table(tmp_path, text)
    assert "GatewrightInput" not in str(template)
    assert template["Resources"]["ShopStageDev"]["Properties"]["Description"] == {
        "Fn::Sub": ["of ${Part1}", {"Part1": TABLE}]
    }


MISPLACED = {
    "a stage's name": ("stages: {dev: {}", 'stages: {"${inputs.table}": {}', "a logical id"),
    "the description": (
        "kind: rest\n",
        'kind: rest\ndescription: "Of ${inputs.table}"\n',
        "the template's description",
    ),
    "a variable's name": ("environment: {TABLE:", 'environment: {"${inputs.table}":', "a key"),
}


@pytest.mark.parametrize("where", MISPLACED)
def test_a_token_where_cloudformation_takes_none_is_refused(where: str, tmp_path: Path) -> None:
    old, new, what = MISPLACED[where]
    assert old in SHOP
    said = said_of(spec_in(tmp_path, SHOP.replace(old, new)), bind=BIND, inputs={"table": cdk.Fn.import_value("t")})
    message = f"late-input: the input 'table' is a token, and {what} has to be known before the stack is deployed"
    assert any(message in line for line in said)
    assert not any("GatewrightInput" in line for line in said)


DECLARED = {
    "{type: number, default: 1}": "must be a number, got a token",
    "{allowed: [orders], default: orders}": "must be one of `orders`, got a token",
    "{pattern: '[a-z]+', default: orders}": "must match `[a-z]+`, got a token",
}


@pytest.mark.parametrize("declaration", DECLARED)
def test_a_token_cannot_prove_what_a_declaration_asks_for(declaration: str, tmp_path: Path) -> None:
    text = SHOP.replace("{default: orders}", declaration)
    said = said_of(spec_in(tmp_path, text), bind=BIND, inputs={"table": cdk.Fn.import_value("t")})
    assert any(line.endswith(f"bad-input: the input 'table' {DECLARED[declaration]}") for line in said)


@pytest.mark.parametrize(
    "value", [cdk.Token.as_number({"Ref": "X"}), cdk.Token.as_list({"Ref": "X"})], ids=["number", "list"]
)
def test_tokens_of_numbers_and_lists_are_refused(value: Any, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r"the input 'table' is a number or list token.*Token\.as_string"):
        said_of(spec_in(tmp_path), bind=BIND, inputs={"table": value})


def test_what_no_input_can_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        TypeError, match="the input 'table' is a dict; it must be a string, a number, a boolean or a token"
    ):
        said_of(spec_in(tmp_path), bind=BIND, inputs={"table": {}})


def test_an_unknown_input_is_refused_with_the_nearest(tmp_path: Path) -> None:
    said = said_of(spec_in(tmp_path), bind=BIND, inputs={"tabel": "x"})
    assert any("there is no input 'tabel'" in line for line in said)

"""What a spec may be given as, and what is heard of a wrong one."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import aws_cdk as cdk
import pytest
from msgspec.structs import asdict

from cdk.apps import AUDIT, SHOP, deployment, new_app, said_of, spec_in, synthesized, templates
from gatewright.cdk import Gateway, RestGateway, SpecError
from gatewright.cdk.embedded import Spec
from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import open_spec
from gatewright.spec.backend import MockBackend
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.route import RouteSpec
from gatewright.spec.stage import StageSpec

BIND = {"audit": AUDIT}

MODEL = GatewaySpec(
    gatewright=1,
    name="hello",
    kind="rest",
    routes={"GET /hello": RouteSpec(backend=MockBackend(body={"hello": "world"}), auth="none")},
    stages={"dev": StageSpec()},
)
SAME = """\
gatewright: 1
name: hello
kind: rest
routes: {GET /hello: {backend: {mock: {body: {hello: world}}}, auth: none}}
stages: {dev: {}}
"""


def test_a_path_a_text_a_file_and_a_compilation_are_the_same(tmp_path: Path) -> None:
    path = spec_in(tmp_path)
    compilation = compile_spec(open_spec(path), Request(bound={"audit": AUDIT}))
    app = new_app()
    specs: tuple[Spec, ...] = (path, str(path), open_spec(path), compilation)
    for number, spec in enumerate(specs):
        Gateway(cdk.Stack(app, f"Stack{number}"), "Shop", spec=spec, bind=BIND)
    found = [template["Resources"] for template in templates(app).values()]
    assert all(resources == found[0] for resources in found)


def test_a_spec_may_be_written_in_python(tmp_path: Path) -> None:
    gateway, template = synthesized(lambda stack: RestGateway(stack, "Hello", spec=MODEL))
    _, same = synthesized(lambda stack: Gateway(stack, "Hello", spec=spec_in(tmp_path, SAME)))
    assert gateway.stages == ("dev",)
    assert deployment(template) == deployment(same)


def test_an_environment_is_chosen(tmp_path: Path) -> None:
    text = SHOP + "environments: {prod: {inputs: {table: customers}}}\n"
    gateway, template = synthesized(
        lambda stack: RestGateway(stack, "Shop", spec=spec_in(tmp_path, text), bind=BIND, environment="prod")
    )
    assert gateway.api.name == "shop-prod"
    assert "customers" in str(template["Resources"]["ShopFunctionOrders"])


def test_a_wrong_spec_raises_all_that_is_wrong_with_the_lines_underlined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec_in(tmp_path, SHOP.replace("POST /orders: orders", "POST /orders: ordres").replace("./code", "./cod"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SpecError) as raised:
        Gateway(cdk.Stack(new_app(), "Stack"), "Shop", spec="shop.yaml", bind=BIND)
    text = str(raised.value)
    assert "shop.yaml:7:18: error[GW" in text
    assert "shop.yaml:12:17: error[GW211 unknown-backend]: there is no backend 'ordres'" in text
    assert "12 |   POST /orders: ordres" in text
    assert "= help: did you mean `orders`?" in text
    assert text.endswith("2 errors in 1 file")
    assert "\x1b" not in text
    assert [said.place.line for said in raised.value.diagnostics] == [7, 12]


def test_a_text_that_cdk_takes_for_a_token_is_refused_at_its_line(tmp_path: Path) -> None:
    token = cdk.Token.as_string({"Ref": "Table"})
    said = said_of(spec_in(tmp_path, SHOP.replace("{default: orders}", f'{{default: "{token}"}}')), bind=BIND)
    assert [line.partition(" ")[0] for line in said] == ["4:27"]
    assert "CDK would read" in said[0]


def test_a_token_in_a_model_is_refused() -> None:
    late = cdk.Token.as_string({"Ref": "Table"})
    said = said_of(GatewaySpec(**{**asdict(MODEL), "description": late}))
    assert len(said) == 1
    assert "CDK would read" in said[0]


def hello(words: str) -> GatewaySpec:
    """A spec with these words as an answer and as its description."""
    route = RouteSpec(backend=MockBackend(body=words, content_type="text/plain"), auth="none")
    return GatewaySpec(**{**asdict(MODEL), "routes": {"GET /": route}, "description": words})


KEPT = (
    "${AWS::AccountId} ${!x} ${HelloApi} ${inputs %{} ${",
    "'\" \\ \n \t \\n # $context.x $input.body",
    '{"Ref": "HelloApi"}',
    "Fn::Sub",
    "caf\u00e9 \U0001f600 \u4e16",
    "<<: *x, !Ref y, - &a, ? : |, %YAML, @, `",
    "null", "~", "0x1F", "1e3", "0123", "yes", ".inf", "2026-01-01", "9007199254740993", "x" * 1000,
)  # fmt: skip


def test_texts_come_out_as_they_went_in() -> None:
    app = new_app()
    for number, words in enumerate(KEPT):
        Gateway(cdk.Stack(app, f"Stack{number}"), "Hello", spec=hello(words))
    found = templates(app)
    for number, words in enumerate(KEPT):
        assert found[f"Stack{number}"]["Resources"]["HelloApi"]["Properties"]["Description"] == words


@pytest.mark.parametrize("words", ["#{Token[TOKEN.1]}", "${Token[a.1]}", "a\u2028b", "a\u202eb"], ids=ascii)
def test_texts_that_would_not_are_refused(words: str) -> None:
    names = {line.split()[1] for line in said_of(hello(words))}
    assert names
    assert names <= {"reserved-text:", "hidden-character:"}


class SocketGateway(Gateway):
    """A construct for a kind that this spec is not of."""

    KINDS: ClassVar = ("websocket",)


def test_a_construct_for_another_kind_refuses_the_spec_at_its_kind(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as raised:
        SocketGateway(cdk.Stack(new_app(), "Stack"), "Shop", spec=spec_in(tmp_path), bind=BIND)
    (said,) = raised.value.diagnostics
    assert (said.place.line, said.place.column, said.code.name) == (3, 7, "wrong-kind")


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such-spec\.yaml"):
        Gateway(cdk.Stack(new_app(), "Stack"), "Shop", spec="no-such-spec.yaml")

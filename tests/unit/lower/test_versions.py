"""A version is published exactly when there is something new that Lambda would publish."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import open_spec
from gatewright.document.source import Place, Source
from gatewright.read.packaging import identity, pack
from gatewright.template import Resource, Template

SPEC = """\
gatewright: 1
name: shop
kind: rest
inputs: {table: {default: orders}}
functions:
  orders:
    code: ./code
    handler: app.handler
    runtime: python3.13
    description: Everything about orders
    environment: {TABLE: "${inputs.table}", OTHER: {ssm: /shop/other}}
    alias: live
    raw: {TracingConfig: {Mode: Active}, ReservedConcurrentExecutions: 5}
routes: {GET /: {backend: {lambda: orders}}}
stages: {dev: {}}
"""

CODE = "def handler(event, context): ...\n"


def template(folder: Path, code: str = CODE, *, prefix: str | None = None, **edits: str) -> Template:
    text = SPEC
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "code" / "__pycache__").mkdir(parents=True, exist_ok=True)
    (folder / "code" / "__pycache__" / "app.pyc").write_text(text)
    (folder / "code" / "app.py").write_text(code)
    path = folder / "shop.yaml"
    path.write_text(text)
    made = compile_spec(open_spec(path), Request(prefix=prefix))
    assert made.template is not None, made.diagnostics
    return made.template


def of_type(template: Template, type: str) -> Resource:
    (found,) = (resource for resource in template.resources if resource.type == type)
    return found


def version(template: Template) -> str:
    return of_type(template, "AWS::Lambda::Version").id


@pytest.mark.parametrize(
    "edits",
    [
        {"app.handler": "app.other"},
        {"python3.13": "python3.14"},
        {"default: orders": "default: invoices"},
        {"/shop/other": "/shop/third"},
        {"Mode: Active": "Mode: PassThrough"},
        {"code: ./code": "memory: 512MB\n    code: ./code"},
        {"code: ./code": 'role: "arn:aws:iam::111122223333:role/shop"\n    code: ./code'},
    ],
    ids=str,
)
def test_a_change_of_the_settings_is_published(edits: dict[str, str], tmp_path: Path) -> None:
    assert version(template(tmp_path, **edits)) != version(template(tmp_path))


def test_a_change_of_the_code_is_published(tmp_path: Path) -> None:
    assert version(template(tmp_path, CODE + "\n")) != version(template(tmp_path))


@pytest.mark.parametrize(
    "edits",
    [
        {"Everything about orders": "All about orders"},
        {"kind: rest": "kind: rest\ntags: {team: shop}"},
        {"ReservedConcurrentExecutions: 5": "ReservedConcurrentExecutions: 6"},
        {"alias: live": "alias: prod"},
        {"alias: live": "alias: live\n    traffic: {7: 90%, newest: 10%}"},
        {"GET /:": "GET /other:"},
        {"code: ./code": 'allow: [{actions: [sqs:SendMessage], resources: ["*"]}]\n    code: ./code'},
    ],
    ids=str,
)
def test_what_no_version_keeps_publishes_none(edits: dict[str, str], tmp_path: Path) -> None:
    assert version(template(tmp_path, **edits)) == version(template(tmp_path))


def test_a_version_is_the_same_wherever_the_gateway_is(tmp_path: Path) -> None:
    inner = version(template(tmp_path, prefix="Inner"))
    assert inner.startswith("InnerFunctionOrdersVersion")
    assert inner.removeprefix("Inner") == version(template(tmp_path)).removeprefix("Shop")


def test_what_is_published_does_not_change_the_api(tmp_path: Path) -> None:
    deployments = {of_type(template(tmp_path, code), "AWS::ApiGateway::Deployment").id for code in (CODE, CODE + "\n")}
    assert len(deployments) == 1


def test_code_is_known_by_what_it_is_packed_as(tmp_path: Path) -> None:
    template(tmp_path)
    packed, _ = pack(tmp_path / "code", Place(Source("shop.yaml", ""), 1, 1, 1, 1))
    assert packed is not None
    assert identity(tmp_path / "code") == packed.digest

"""Apps for tests: made, synthesized in this process, and read back as plain data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import aws_cdk as cdk

from gatewright.cdk import Gateway, SpecError
from gatewright.diagnostics import Diagnostic

Json = dict[str, Any]
T = TypeVar("T")

ADDED = ("CDKMetadata", "BootstrapVersion", "CheckBootstrapVersion")
"""What CDK adds to every template."""

SHOP = """\
gatewright: 1
name: shop
kind: rest
inputs: {table: {default: orders}}
bindings: {audit: function}
functions:
  orders: {code: ./code, handler: app.handler, runtime: python3.13, environment: {TABLE: "${inputs.table}"}}
backends: {orders: {lambda: orders}, audit: {lambda: audit}, server: {http: "https://example.com/${inputs.table}/{id}"}}
defaults: {auth: iam}
routes:
  GET /orders/{id}: orders
  POST /orders: orders
  PUT /orders/{id}: server
  ANY /audit/{rest+}: audit
stages: {dev: {}, prod: {}}
"""
"""A spec with a function of its own, an input and a bound function."""

AUDIT = "arn:aws:lambda:eu-west-1:111122223333:function:audit"


def new_app(**context: object) -> cdk.App:
    """An app without CDK's own validation, which costs seconds, and without its metadata."""
    return cdk.App(builtin_cloud_formation_validation=False, analytics_reporting=False, context=context or None)


def spec_in(folder: Path, text: str = SHOP, name: str = "shop.yaml") -> Path:
    """A spec in a folder, with code beside it."""
    code = folder / "code"
    code.mkdir(parents=True, exist_ok=True)
    (code / "app.py").write_text("def handler(event, context): ...\n")
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def templates(app: cdk.App) -> dict[str, Json]:
    """The synthesized templates, by file, without what CDK adds to all of them."""
    folder = Path(app.synth().directory)
    files = sorted(folder.rglob("*.template.json"))
    return {file.name.removesuffix(".template.json"): _read(file) for file in files}


def synthesized(build: Callable[[cdk.Stack], T]) -> tuple[T, Json]:
    """What `build` makes in a stack, and the stack's template."""
    app = new_app()
    made = build(cdk.Stack(app, "Stack"))
    return made, templates(app)["Stack"]


def said_of(spec: Any, **options: Any) -> list[str]:
    """What is wrong with a spec, as an app hears it: line and column, name, message."""
    try:
        Gateway(cdk.Stack(new_app(), "Stack"), "Shop", spec=spec, **options)
    except SpecError as error:
        return [f"{_where(said)} {said.code.name}: {said.message}" for said in error.diagnostics]
    return []


def of_type(template: Json, type: str) -> Json:
    """The resources of a type: their properties by logical id."""
    resources = template["Resources"].items()
    return {id: resource.get("Properties", {}) for id, resource in resources if resource["Type"] == type}


def deployment(template: Json) -> str:
    """The logical id of the only deployment."""
    (id,) = of_type(template, "AWS::ApiGateway::Deployment")
    return id


def _where(said: Diagnostic) -> str:
    return f"{said.place.line}:{said.place.column}"


def _read(file: Path) -> Json:
    template: Json = json.loads(file.read_text("utf-8"))
    for section in ("Resources", "Parameters", "Rules"):
        kept = {id: part for id, part in template.get(section, {}).items() if id not in ADDED}
        template[section] = kept
        if not kept:
            del template[section]
    return template

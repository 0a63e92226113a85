"""Specs that are given together find each other in every region."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.compile import Compilation, compile_all
from gatewright.compose.specfile import read_spec
from gatewright.template import Import, references

REGIONS = "environments: {prod: {regions: [eu-west-1, us-east-1]}}\n"
ORDERS = (
    """\
gatewright: 1
name: orders
kind: rest
default_endpoint: true
routes: {GET /health: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
"""
    + REGIONS
)
FRONT = (
    """\
gatewright: 1
name: front
kind: rest
routes: {GET /: {backend: {http: {url: {gateway: orders, stage: live}, path: /}}}}
stages: {live: {}}
"""
    + REGIONS
)
DOMAINS = (
    """\
gatewright: 1
name: domains
kind: domain
domains:
  api.example.com:
    zone: Z0123456789ABC
    paths: {/orders: orders}
    records: latency
    health: {path: /orders/health}
"""
    + REGIONS
)


def compiled(folder: Path, **texts: str) -> tuple[Compilation, ...]:
    files = [read_spec(text.encode(), name=f"{name}.yaml", folder=folder) for name, text in texts.items()]
    return compile_all(files)


def imported(made: Compilation) -> set[str]:
    assert made.template is not None, made.diagnostics
    found = (found for each in made.template.resources for found, _ in references(each.properties))
    return {str(each.name) for each in found if isinstance(each, Import)}


@pytest.mark.parametrize("other", [FRONT, DOMAINS], ids=["url", "domain"])
def test_a_stack_imports_what_is_exported_in_its_region(other: str, tmp_path: Path) -> None:
    made = compiled(tmp_path, orders=ORDERS, other=other)
    exports = [{out.export for out in each.template.outputs if out.export} for each in made[:2] if each.template]
    imports = [imported(each) for each in made[2:]]
    assert len(exports) == len(imports) == 2
    assert all(needed and needed <= known for needed, known in zip(imports, exports, strict=True))


def test_a_name_that_is_exported_is_one_that_cloudformation_takes(tmp_path: Path) -> None:
    made = compiled(tmp_path, orders=ORDERS, front=FRONT, domains=DOMAINS)
    names = {out.export for each in made if each.template for out in each.template.outputs if out.export}
    assert names
    assert not any("/" in name for name in names)


@pytest.mark.parametrize(("open", "said"), [("true", []), ("false", ["closed-gateway"])])
def test_the_health_of_another_gateway_is_asked_where_it_answers(open: str, said: list[str], tmp_path: Path) -> None:
    orders = ORDERS.replace("default_endpoint: true", f"default_endpoint: {open}")
    made = compiled(tmp_path, orders=orders, domains=DOMAINS)
    found = {each.code.name for one in made[2:] for each in one.diagnostics if each.severity == "error"}
    assert sorted(found) == said

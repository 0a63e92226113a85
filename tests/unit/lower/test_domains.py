"""Domains stand beside the API: no deployment has anything of them, and they are made one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.template import Template

SPEC = """\
gatewright: 1
name: shop
kind: {kind}
default_endpoint: false
routes: {{GET /: {{backend: {{http: "https://shop.example.com"}}, auth: iam}}}}
stages: {{live: {{}}, next: {{}}}}
deploy: explicit
{domains}
"""

DOMAINS = """\
domains:
  a.example.com: {zone: Z0123456789ABC, paths: {/: live}}
  b.example.com: {zone: Z0123456789ABC, paths: {/: next}}
  c.example.com: {zone: Z0123456789ABC, paths: {/: next, /old: live}}
"""


def template(kind: str, domains: str = DOMAINS, *, deploy: bool = True) -> Template:
    text = SPEC.format(kind=kind, domains=domains)
    text = text if deploy else text.replace("deploy: explicit\n", "")
    compilation = compile_spec(read_spec(text.encode(), name="shop.yaml", folder=Path()), Request())
    assert compilation.template is not None, compilation.diagnostics
    return compilation.template


def ids(made: Template, kind: str) -> list[str]:
    return [resource.id for resource in made.resources if kind in resource.type]


@pytest.mark.parametrize("kind", ["rest", "http"])
def test_no_deployment_has_anything_of_domains(kind: str) -> None:
    deploy = kind == "http"
    plain, beside = template(kind, "", deploy=deploy), template(kind, deploy=deploy)
    assert ids(plain, "::Deployment")
    assert ids(plain, "::Deployment") == ids(beside, "::Deployment")
    assert {resource.id for resource in plain.resources} <= {resource.id for resource in beside.resources}


def test_each_domain_waits_for_the_one_before_it() -> None:
    made = template("http")
    domains = [resource for resource in made.resources if resource.type.endswith("::DomainName")]
    assert [domain.properties["DomainName"] for domain in domains] == [f"{name}.example.com" for name in "abc"]
    assert [domain.depends_on for domain in domains] == [(), (domains[0].id,), (domains[1].id,)]


def test_ids_do_not_depend_on_what_else_there_is() -> None:
    alone = template("rest", "domains: {c.example.com: {zone: Z0123456789ABC, paths: {/old: live}}}", deploy=False)
    among = template("rest", deploy=False)
    for kind in ("::DomainName", "::ApiMapping", "::RecordSet", "::Certificate"):
        assert set(ids(alone, kind)) <= set(ids(among, kind)), kind

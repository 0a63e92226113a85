"""Deployments hold on to the links that backends name, so a link that is made anew needs another deployment."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import read_spec
from test_cases import RENDERINGS

BALANCER = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer"
SPEC = f"""\
gatewright: 1
name: shop
kind: rest
render: RENDERING
vpc_links:
  first: {{load_balancer: "{BALANCER}/net/a/0a1b2c3d4e5f6071", description: What counts the stock}}
  second: {{subnets: [subnet-0a1b2c3d], security_groups: [sg-0a1b2c3d]}}
  chosen: {{load_balancer: "{BALANCER}/net/b/0a1b2c3d4e5f6071"}}
routes:
  GET /a: {{backend: {{http: {{url: "https://a.internal", vpc_link: first}}}}}}
  GET /b:
    backend: {{http: {{url: "https://b.internal", vpc_link: second, target: "{BALANCER}/app/c/0a1b2c3d4e5f6071"}}}}
  GET /c: {{backend: {{http: {{url: "https://c.internal", vpc_link: {{stage_variable: link, of: [chosen]}}}}}}}}
stages: {{dev: {{variables: {{link: chosen}}}}}}
"""


def deployment(rendering: str, old: str = "", new: str = "") -> str:
    assert old in SPEC
    text = SPEC.replace("RENDERING", rendering).replace(old, new)
    made = compile_spec(read_spec(text.encode(), name="shop.yaml", folder=Path(), key="shop.yaml"), Request())
    assert made.template is not None, made.diagnostics
    (found,) = (each.id for each in made.template.resources if each.type == "AWS::ApiGateway::Deployment")
    return found


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize(
    ("old", "new"),
    [("net/a/", "net/d/"), ("subnet-0a1b2c3d", "subnet-1a1b2c3d"), ("[sg-0a1b2c3d]", "[]")],
)
def test_another_link_is_another_deployment(rendering: str, old: str, new: str) -> None:
    assert deployment(rendering, old, new) != deployment(rendering)


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize(
    ("old", "new"),
    [("What counts the stock", "Counts"), ("kind: rest", "kind: rest\ntags: {team: shop}"), ("net/b/", "net/d/")],
)
def test_what_is_changed_in_place_or_chosen_by_stages_is_not(rendering: str, old: str, new: str) -> None:
    assert deployment(rendering, old, new) == deployment(rendering)

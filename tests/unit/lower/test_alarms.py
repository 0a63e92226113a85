"""What watches an API is no part of what a deployment freezes, and its ids do not depend on its numbers."""

from pathlib import Path

import pytest

from gatewright.compile import Request, compile_spec
from gatewright.compose.specfile import read_spec
from gatewright.lower.json_text import json_text
from gatewright.template import REGION, GetAtt, Template, Text

SPEC = """\
gatewright: 1
name: shop
kind: {kind}
deploy: explicit
routes: {{{route}: {{backend: {{http: "https://example.com"}}}}}}
stages: {{live: {{}}}}
{watched}
"""
KINDS = pytest.mark.parametrize(
    ("kind", "route"), [("rest", "GET /orders"), ("http", "GET /orders"), ("websocket", "$connect")]
)
TELL = 'tell: ["arn:aws:sns:eu-west-1:111122223333:ops"]'


def template(kind: str, route: str, watched: str = "") -> Template:
    text = SPEC.format(kind=kind, route=route, watched=watched)
    found = compile_spec(read_spec(text.encode(), name="shop.yaml", folder=Path()), Request())
    assert found.template is not None, found.diagnostics
    return found.template


def ids(found: Template) -> list[str]:
    return [resource.id for resource in found.resources]


@KINDS
def test_alarms_and_dashboards_change_nothing_else(kind: str, route: str) -> None:
    plain = template(kind, route)
    watched = template(kind, route, f"alarms: {{{TELL}, client_errors: 10}}\ndashboard: true")
    added = [id for id in ids(watched) if id not in ids(plain)]
    assert added == ["ShopStageLiveClientErrorsAlarm", "ShopDashboard"]
    assert watched.resources[: len(plain.resources)] == plain.resources


@KINDS
def test_numbers_are_no_part_of_an_alarms_id(kind: str, route: str) -> None:
    once = template(kind, route, f"alarms: {{{TELL}, integration_latency: {{p99: 1s, for: 5m}}}}")
    again = template(kind, route, f"alarms: {{{TELL}, integration_latency: {{p99: 2s, for: 9m, each: 3m}}}}")
    assert ids(once) == ids(again)


@pytest.mark.parametrize(
    ("each", "seconds", "values"), [("1m", 60, 5), ("2m", 120, 3), ("5m", 300, 1), ("15m", 900, 1)]
)
def test_the_default_time_is_whole_values(each: str, seconds: int, values: int) -> None:
    found = template("rest", "GET /orders", f"alarms: {{{TELL}, server_errors: {{above: 10, each: {each}}}}}")
    properties = found.resource("ShopStageLiveServerErrorsAlarm").properties
    assert (properties["Period"], properties["EvaluationPeriods"]) == (seconds, values)


def test_json_in_a_text_is_canonical() -> None:
    assert json_text({"b": [1, None, True], "a": 'say "ü"'}) == '{"a":"say \\"ü\\"","b":[1,null,true]}'
    assert json_text({"b": GetAtt("Alarm", "Arn"), "a": REGION}) == Text(
        ("{", '"a"', ":", '"', REGION, '"', ",", '"b"', ":", '"', GetAtt("Alarm", "Arn"), '"', "}")
    )

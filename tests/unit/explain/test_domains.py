"""What is said to be in effect for a domain, who says it, and where its requests go."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.cli import main

Explain = Callable[..., list[dict[str, str]]]

GATEWAY = """\
gatewright: 1
name: shop
kind: rest
default_endpoint: false
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}, next: {}}
domains:
  api.example.com:
    zone: Z0123456789ABC
    ip: dualstack
    paths: {/: live, /v1: live, /v1/orders: next}
    routing:
      late: {priority: 200, headers: {x-version: ["2.*", "3.*"]}, path: /beta, strip_path: true, stage: next}
      early: {priority: 100, headers: {x-tenant: acme}, stage: next}
  rest.example.com:
    zone: Z0123456789ABC
    paths: {}
    routing: {all: {priority: 1, stage: live}}
"""

SHARED = """\
gatewright: 1
name: front
kind: domain
domains:
  api.example.com:
    zone: Z0123456789ABC
    paths:
      /shop: {gateway: shop, stage: next}
"""


@pytest.fixture
def explain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Explain:
    """Explain a spec of a folder to programs, with lines instead of places."""
    (tmp_path / "shop.yaml").write_text(GATEWAY, "utf-8")
    (tmp_path / "front.yaml").write_text(SHARED, "utf-8")

    def run(name: str, *arguments: str) -> list[dict[str, str]]:
        spec = tmp_path / name
        assert main(["explain", str(spec), "--format", "json", "--beside", str(tmp_path), *arguments]) == 0
        told = json.loads(capsys.readouterr().out)
        rows: list[dict[str, str]] = told if isinstance(told, list) else told["effective"]
        return [row | {"source": row["source"].replace(f"{spec}:", "")} for row in rows]

    return run


def test_what_is_written_comes_with_its_line_and_the_rest_is_a_default(explain: Explain) -> None:
    told = {row["name"]: (row["value"], row["source"]) for row in explain("shop.yaml", "--domain", "api.example.com")}
    assert told["addresses"] == ("dualstack", "10")
    assert told["DNS records in zone"] == ("Z0123456789ABC", "9")
    assert told["certificate"] == ("created with the stack, validated by DNS in Z0123456789ABC", "default")
    assert told["mutual TLS"] == ("none", "default")


def test_requests_go_by_rules_in_order_of_priority_and_then_by_the_longest_path(explain: Explain) -> None:
    rows = explain("shop.yaml", "--domain", "api.example.com")[-5:]
    assert [(row["name"], row["value"], row["source"]) for row in rows] == [
        ("early (x-tenant: acme)", "stage next, priority 100", "14"),
        ("late (/beta, x-version: 2.* or 3.*)", "stage next, priority 200, without the path", "13"),
        ("/v1/orders", "stage next", "11"),
        ("/v1", "stage live", "11"),
        ("/", "stage live", "11"),
    ]


def test_a_rule_without_conditions_is_for_all(explain: Explain) -> None:
    row = explain("shop.yaml", "--domain", "rest.example.com")[-1]
    assert (row["name"], row["value"]) == ("all (all)", "stage live, priority 1")


def test_shared_domains_list_the_stages_below_them(explain: Explain) -> None:
    assert explain("front.yaml") == [
        {"domain": "api.example.com", "requests": "/shop", "to": "stage next of shop", "source": "8"}
    ]
    assert explain("front.yaml", "--domain", "api.example.com")[-1]["value"] == "stage next of shop"


def test_a_domain_whose_stages_are_unknown_leads_to_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = tmp_path / "front.yaml"
    spec.write_text(SHARED, "utf-8")
    assert main(["explain", str(spec), "--format", "json"]) == 1
    told, said = capsys.readouterr()
    assert [(row["requests"], row["to"]) for row in json.loads(told)] == [("all", "nothing")]
    assert "reports 1 errors" in said


def test_a_domain_that_is_not_there_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = tmp_path / "shop.yaml"
    spec.write_text(GATEWAY, "utf-8")
    assert main(["explain", str(spec), "--domain", "api.example.org"]) == 2
    assert "did you mean `api.example.com`?" in capsys.readouterr().err


def test_what_other_specs_map_to_a_domain_is_shown_with_their_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shared.yaml").write_text(
        "gatewright: 1\nname: front\nkind: domain\n"
        "domains: {api.example.com: {zone: Z0123456789ABC, paths: {/orders: orders}, routing: {}}}\n"
    )
    orders = "gatewright: 1\nname: orders\nkind: rest\nroutes: {GET /: {backend: {mock: {}}}}\nstages: {live: {}}\n"
    (tmp_path / "orders.yaml").write_text(orders)
    routing = "routing: {all: {priority: 1, stage: live}}"
    own = f"domains:\n  api.example.com: {{existing: true, paths: {{/mine: live}}, {routing}}}\n"
    (tmp_path / "mine.yaml").write_text(orders.replace("orders", "mine") + own)
    main(["explain", str(tmp_path / "shared.yaml"), "--domain", "api.example.com", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["effective"]
    ways = [(fact["name"], fact["value"], fact["source"].rpartition("/")[2]) for fact in found[-3:]]
    assert ways == [
        ("all (all)", "stage live of mine, priority 1", "mine.yaml:7"),
        ("/orders", "stage live of orders", "shared.yaml:4"),
        ("/mine", "stage live of mine", "mine.yaml:7"),
    ]

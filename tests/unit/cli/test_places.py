"""`gatewright places`: what goes where, and in which order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from unit.cli.running import FAULTY, Run, write

ENVIRONMENTS = """\
environments:
  prod: {account: "111122223333", regions: [eu-west-1, us-east-1]}
"""
HEAD = "gatewright: 1\nname: {name}\nkind: rest\ndefault_endpoint: {open}\n"
ORDERS = (
    HEAD.format(name="orders", open="false")
    + """\
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {alarms: {server_errors: 10}}}
domains:
  api.example.com:
    zone: Z0123456789ABC
    paths: {/orders: live}
    records: {failover: {primary: eu-west-1, secondary: us-east-1}}
    health: {alarm: server_errors}
"""
    + ENVIRONMENTS
)
STOCK = (
    HEAD.format(name="stock", open="true")
    + """\
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
domains: {api.example.com: {existing: true, paths: {/stock: live}}}
"""
    + ENVIRONMENTS
)
FRONT = (
    HEAD.format(name="front", open="true")
    + """\
routes: {GET /: {backend: {http: {url: {gateway: stock, stage: live}, path: /}}}}
stages: {live: {}}
environments: {prod: {account: "111122223333", region: us-east-1}}
"""
)


def placed(run: Run, *typed: str) -> list[dict[str, Any]]:
    ran = run("places", *typed, "--format", "json")
    assert ran.status == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


def specs(folder: Path) -> None:
    write(folder, {"orders.yaml": ORDERS, "stock.yaml": STOCK, "front.yaml": FRONT})


def test_a_stack_comes_after_what_it_needs_in_its_own_region(run: Run, folder: Path) -> None:
    specs(folder)
    assert [(each["step"], each["stack"], each["after"]) for each in placed(run, ".")] == [
        (1, "orders.prod.eu-west-1", []),
        (1, "orders.prod.us-east-1", []),
        (2, "stock.prod.eu-west-1", ["orders.prod.eu-west-1"]),
        (2, "stock.prod.us-east-1", ["orders.prod.us-east-1"]),
        (3, "front.prod", ["stock.prod.us-east-1"]),
    ]


def test_what_leads_callers_to_each_region_is_told(run: Run, folder: Path) -> None:
    specs(folder)
    healthy = "the alarm server_errors of the stage live is not in ALARM state"
    found = {each["region"]: each["domains"] for each in placed(run, "orders.yaml")}
    assert found == {
        "eu-west-1": [{"name": "api.example.com", "records": "primary", "healthy": healthy}],
        "us-east-1": [
            {
                "name": "api.example.com",
                "records": "secondary, used while eu-west-1 is not healthy",
                "healthy": healthy,
            }
        ],
    }


def test_people_get_a_table(run: Run, folder: Path) -> None:
    specs(folder)
    lines = run("places", "orders.yaml", "--environment", "prod/us-east-1").out.splitlines()
    assert lines[:3] == [
        "step  stack                  account       region",
        "1     orders-prod-us-east-1  111122223333  us-east-1",
        "      gateway orders (rest), stages: live",
    ]
    assert lines[3].startswith("      api.example.com: secondary, used while eu-west-1 is not healthy; healthy")


def test_a_spec_with_errors_is_missing_and_that_is_said(run: Run, folder: Path) -> None:
    specs(folder)
    write(folder, {"shop.yaml": FAULTY})
    ran = run("places", ".")
    assert ran.status == 1
    assert "shop" not in ran.out
    assert "gatewright check" in ran.err

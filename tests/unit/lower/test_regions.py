"""What the stacks of several regions make together can all be there at once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from gatewright.compile import Request, compile_spec, environments
from gatewright.compose.specfile import open_spec
from gatewright.spec.targets import region_of
from gatewright.template.rendering import render

CASES = Path(__file__).parents[2] / "cases" / "spec" / "region"
SPREAD = ("alarm", "failover", "weights")

Json = dict[str, Any]


def records(case: str) -> dict[str, list[Json]]:
    """The records of each region, as they are when they are deployed there."""
    file = open_spec(CASES / f"{case}.yaml")
    found: dict[str, list[Json]] = {}
    for target in environments(file):
        template = compile_spec(file, Request(environment=target)).template
        assert template is not None
        region = region_of(target or "")
        assert region is not None
        resources: Any = render(template).body["Resources"]
        made = [each["Properties"] for each in resources.values() if each["Type"] == "AWS::Route53::RecordSet"]
        found[region] = [
            {key: region if value == {"Ref": "AWS::Region"} else value for key, value in each.items()} for each in made
        ]
    return found


@pytest.mark.parametrize("case", SPREAD)
def test_no_two_records_are_the_same(case: str) -> None:
    keys = [(one["Name"], one["Type"], one["SetIdentifier"]) for made in records(case).values() for one in made]
    assert len(keys) == len(set(keys)) > 1


@pytest.mark.parametrize("case", SPREAD)
def test_all_records_of_a_name_are_chosen_in_the_same_way(case: str) -> None:
    ways = {frozenset({"Region", "Weight", "Failover"} & set(one)) for made in records(case).values() for one in made}
    assert [len(way) for way in ways] == [1]


@pytest.mark.parametrize("case", SPREAD)
def test_all_records_go_by_the_health_of_what_they_lead_to(case: str) -> None:
    assert all(one["AliasTarget"]["EvaluateTargetHealth"] for made in records(case).values() for one in made)


def test_one_region_is_the_primary_for_each_kind_of_address() -> None:
    found = Counter((one["Type"], one["Failover"]) for made in records("failover").values() for one in made)
    assert found == {(type, way): 1 for type in ("A", "AAAA") for way in ("PRIMARY", "SECONDARY")}


def test_a_latency_record_is_about_its_own_region() -> None:
    found = records("alarm")
    assert {region: {one["Region"] for one in made} for region, made in found.items()} == {
        region: {region} for region in found
    }

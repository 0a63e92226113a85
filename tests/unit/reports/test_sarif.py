from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gatewright.diagnostics import Code, Diagnostic, Related, Severity
from gatewright.diagnostics.reports import render
from gatewright.document.source import Place, Source
from unit.reports.building import CASES, CODE, SARIF_SCHEMA, place_of, rendered, report_of


def run(*diagnostics: Diagnostic) -> Any:
    return json.loads(rendered("sarif", *diagnostics))["runs"][0]


def fingerprints(*diagnostics: Diagnostic) -> list[str]:
    return [result["partialFingerprints"]["gatewright/v1"] for result in run(*diagnostics)["results"]]


@pytest.mark.parametrize("case", sorted(CASES.glob("*/")), ids=lambda case: case.name)
def test_the_log_is_valid(case: Path) -> None:
    Draft202012Validator(SARIF_SCHEMA).validate(json.loads(render("sarif", report_of(case))))


def test_every_result_points_at_its_rule() -> None:
    source = Source("a.yaml", "a: 1\n")
    codes = [Code("GW3", "c", "C."), Code("GW1", "a", "A."), Code("GW3", "c", "C."), Code("GW2", "b", "B.")]
    log = run(*(code.at(place_of(source, "a"), "message") for code in codes))
    rules = log["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["GW1", "GW2", "GW3"]
    assert [rules[result["ruleIndex"]]["id"] for result in log["results"]] == [code.id for code in codes]


def test_a_rule_carries_the_page_of_its_code() -> None:
    page = "Keys are unique.\n\nYAML keeps\nthe last one.\n\nBad:\n\n    a: 1\n    a: 2\n"
    code = Code("GW1", "duplicate-key", page, Severity.INFO)
    (rule,) = run(code.at(place_of(Source("a.yaml", "a: 1\n"), "a"), "message"))["tool"]["driver"]["rules"]
    assert rule == {
        "id": "GW1",
        "name": "duplicate-key",
        "shortDescription": {"text": "Keys are unique"},
        "fullDescription": {"text": "YAML keeps the last one."},
        "help": {"text": page.strip(), "markdown": page.strip()},
        "defaultConfiguration": {"level": "note"},
    }


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("specs/orders.yaml", "specs/orders.yaml"),
        ("./specs/orders.yaml", "specs/orders.yaml"),
        ("specs\\orders.yaml", "specs/orders.yaml"),
        ("../a b%20.yaml", "../a%20b%2520.yaml"),
        ("c:d.yaml", "c%3Ad.yaml"),
        ("注.yaml", "%E6%B3%A8.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("/srv/a b.yaml", "file:///srv/a%20b.yaml"),
        ("C:\\specs\\a.yaml", "file:///C:/specs/a.yaml"),
    ],
)
def test_a_file_is_named_by_a_uri(name: str, uri: str) -> None:
    (result,) = run(CODE.at(Place(Source(name, "a"), 1, 1, 1, 2), "message"))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_related_places_are_linked_from_the_message() -> None:
    source = Source("a.yaml", "a: 1\nb: 2\n")
    related = Related(place_of(source, "a"), "see [x]")
    (result,) = run(CODE.at(place_of(source, "b"), "no [link](here)", help="do it", related=(related,)))["results"]
    assert result["message"]["text"] == "no [link] (here)\nnote: [see \\[x\\]](1)\nhelp: do it"
    assert result["relatedLocations"][0]["id"] == 1
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_a_fingerprint_stays_when_lines_move() -> None:
    before = CODE.at(place_of(Source("a.yaml", "a: 1\nb: 2\n"), "b: 2"), "message")
    after = CODE.at(place_of(Source("a.yaml", "a: 1\n\n# more\n  b: 2\n"), "b: 2"), "message")
    assert fingerprints(before) == fingerprints(after)


def test_a_fingerprint_is_that_of_the_file_in_its_tree() -> None:
    here = CODE.at(place_of(Source("orders.yaml", "a: 1\n", key="specs/orders.yaml"), "a"), "message")
    there = CODE.at(place_of(Source("../specs/orders.yaml", "a: 1\n", key="specs/orders.yaml"), "a"), "message")
    assert fingerprints(here) == fingerprints(there)


def test_findings_that_differ_have_fingerprints_that_differ() -> None:
    source = Source("a.yaml", "a: 1\nb: 2\na: 1\n")
    first = CODE.at(place_of(source, "a"), "message")
    findings = [
        first,
        CODE.at(Place(source, 3, 1, 3, 2), "the same text on another line"),
        CODE.at(place_of(source, "b"), "another text"),
        Code("GW998", "other", "Other.").at(place_of(source, "a"), "another code"),
        CODE.at(place_of(Source("b.yaml", "a: 1\n"), "a"), "another file"),
    ]
    assert len(set(fingerprints(*findings))) == len(findings)

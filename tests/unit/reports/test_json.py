from __future__ import annotations

import json

from gatewright.diagnostics import Related, Severity
from gatewright.diagnostics.reports import Report, render
from gatewright.document.source import Source
from unit.reports.building import CODE, place_of

SOURCE = Source("specs/a.yaml", "a: 1\nbb: 2\n")


def test_everything_known_is_in_the_object() -> None:
    related = (Related(place_of(SOURCE, "a"), "why"),)
    found = CODE.at(place_of(SOURCE, "bb"), "message", help="do it", related=related)
    report = Report((found, found.with_severity(Severity.INFO)), ("specs/a.yaml", "specs/b.yaml"), version="1.2.3")
    parsed = json.loads(render("json", report))
    assert parsed["version"] == "1.2.3"
    assert parsed["summary"] == {"errors": 1, "warnings": 0, "infos": 1, "files": 2}
    assert parsed["diagnostics"][0] == {
        "id": "GW999",
        "name": "example",
        "severity": "error",
        "message": "message",
        "help": "do it",
        "file": "specs/a.yaml",
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 3,
        "related": [{"message": "why", "file": "specs/a.yaml", "line": 1, "column": 1, "end_line": 1, "end_column": 2}],
    }


def test_members_are_always_present() -> None:
    (found,) = json.loads(render("json", Report((CODE.at(place_of(SOURCE, "a"), "message"),), ())))["diagnostics"]
    assert found["help"] == ""
    assert found["related"] == []

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.diagnostics.reports import FORMATS, render
from unit.reports.building import CASES, report_of

FILES = {
    "text": "text.txt",
    "json": "report.json",
    "sarif": "report.sarif",
    "github": "github.txt",
    "junit": "junit.xml",
}


@pytest.mark.parametrize("format", sorted(FORMATS))
@pytest.mark.parametrize("case", sorted(CASES.glob("*/")), ids=lambda case: case.name)
def test_a_report_is_as_stored(case: Path, format: str, request: pytest.FixtureRequest) -> None:
    stored = case / FILES[format]
    output = render(format, report_of(case)).encode()
    if request.config.getoption("--update-cases", default=False):
        stored.write_bytes(output)
    assert output == stored.read_bytes(), f"{stored} is stale: look at the difference, then use --update-cases"

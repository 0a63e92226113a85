"""What rules say of small specs, and where: `RULE.yaml` holds the specs, `RULE.txt` what the rule says of each.

Of each spec only the part that matters is written. Run with `--update-cases` to write the texts anew, and read the
difference.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gatewright.diagnostics import Diagnostic
from gatewright.document.source import Place
from gatewright.rules.catalogue import own_rules
from unit.rules.specs import diagnostics, said_by, whole

CASES = sorted((Path(__file__).parents[2] / "cases" / "rules").glob("*.yaml"))


def _written_at(place: Place) -> str:
    """What stands at a place, up to the end of its first line."""
    line = place.source.lines[place.line - 1]
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    return line[place.column - 1 : end].strip()


def _lines(found: list[Diagnostic]) -> Iterator[str]:
    for said in found:
        yield f"{said.severity} at `{_written_at(said.place)}`"
        yield f"  {said.message}"
        yield from (f"  and at `{_written_at(related.place)}`: {related.message}" for related in said.related)
        if said.help:
            yield f"  help: {said.help}"


def _said(case: Path, folder: Path) -> str:
    parts: list[str] = []
    for fragment in case.read_text("utf-8").split("---\n"):
        title = fragment.splitlines()[0]
        found = said_by(case.stem, diagnostics(whole(fragment), folder))
        parts.append("\n".join([title, *(list(_lines(found)) or ["nothing"])]) + "\n")
    return "\n".join(parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_a_rule_says(case: Path, tmp_path: Path, *, update_cases: bool) -> None:
    said, stored = _said(case, tmp_path), case.with_suffix(".txt")
    if update_cases:
        stored.write_text(said, "utf-8")
    assert said == stored.read_text("utf-8")


def test_every_case_is_about_a_rule() -> None:
    assert {case.stem for case in CASES} <= {rule.name for rule in own_rules()}

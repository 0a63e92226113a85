from __future__ import annotations

from gatewright.diagnostics import Related, Severity
from gatewright.document.source import Place, Source
from unit.reports.building import CODE, place_of, rendered

SOURCE = Source("a,b:c%.yaml", "a: 1\nb: 2\n")


def test_a_command_escapes_what_would_end_it() -> None:
    found = CODE.at(place_of(SOURCE, "b"), "100%, a::b", help="do it", related=(Related(place_of(SOURCE, "a"), "why"),))
    assert rendered("github", found) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,endLine=2,col=1,endColumn=2,title=GW999 example"
        "::100%25, a::b%0Anote: a,b:c%25.yaml:1:1: why%0Ahelp: do it\n"
    )


def test_a_range_of_several_lines_has_no_columns() -> None:
    output = rendered("github", CODE.at(Place(SOURCE, 1, 1, 2, 3), "message"))
    assert output == "::error file=a%2Cb%3Ac%25.yaml,line=1,endLine=2,title=GW999 example::message\n"


def test_severities_have_their_own_commands() -> None:
    found = CODE.at(place_of(SOURCE, "a"), "message")
    output = rendered("github", *(found.with_severity(severity) for severity in Severity))
    assert [line.split(" ")[0] for line in output.splitlines()] == ["::error", "::warning", "::notice"]


def test_no_finding_is_no_command() -> None:
    assert not rendered("github")

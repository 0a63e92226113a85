"""Whatever stands in a spec, no format breaks, lies or lets it act."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gatewright.diagnostics import Code, Diagnostic, Related, Severity
from gatewright.diagnostics.reports import FORMATS, Report, render, visible
from gatewright.document.source import Place, Source
from unit.reports.building import SARIF_SCHEMA, rendered

PAYLOADS = [
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://example.com\x07link",
    "\x9b2J",
    "\u202egnp.exe",
    "\u2066\u200b\ufeff",
    "]]>",
    "<b>&amp;\"'",
    "%0A::error::forged",
    "::set-output name=x::y",
    "a, b: c",
    "\nb.yaml:1:1: error[GW1 forged]: text",
    "\r\n\t\0\x7f\x85\u2028",
    "\ud800\udfff\udc80",
    "\ufffe\uffff\U0010ffff",
    "[link](javascript:alert(1))",
    "{0} {{1}}",
    "`odd tick",
    "注\u0301\u200d😀",
    "x" * 10_000,
    "注 " * 5_000,
    "",
]
FOREIGN = st.sampled_from(PAYLOADS) | st.text(st.characters(), max_size=30)


@st.composite
def places(draw: st.DrawFn) -> Place:
    source = Source(draw(FOREIGN), draw(FOREIGN))
    line, column = draw(st.integers(1, 5)), draw(st.integers(1, 50))
    down, right = draw(st.integers(0, 10)), draw(st.integers(0, 50))
    return Place(source, line, column, line + down, column + right if not down else 1 + right)


CODES = st.builds(Code, FOREIGN.filter(bool), FOREIGN, FOREIGN, st.sampled_from(Severity))
RELATED = st.lists(st.builds(Related, places(), FOREIGN), max_size=2).map(tuple)
DIAGNOSTICS = st.builds(Diagnostic, CODES, places(), FOREIGN, FOREIGN, RELATED, st.sampled_from(Severity))
REPORTS = st.builds(
    Report,
    st.lists(DIAGNOSTICS, max_size=3).map(tuple),
    st.lists(FOREIGN, max_size=3).map(tuple),
    width=st.integers(0, 200),
    version=FOREIGN,
)


@pytest.mark.parametrize("format", sorted(FORMATS))
@settings(deadline=None)
@given(report=REPORTS)
def test_output_holds_no_character_that_does_not_print_but_line_feeds(format: str, report: Report) -> None:
    output = render(format, report)
    assert output.replace("\n", "").isprintable()
    assert output.encode().decode() == output
    assert not output or output.endswith("\n")


@settings(deadline=None)
@given(REPORTS)
def test_json_reads_back(report: Report) -> None:
    parsed = json.loads(render("json", report))
    assert parsed["version"] == visible(report.version)
    for found, diagnostic in zip(parsed["diagnostics"], report.diagnostics, strict=True):
        assert found["file"] == visible(diagnostic.place.source.name)
        assert found["message"] == visible(diagnostic.message)
        assert [one["message"] for one in found["related"]] == [visible(one.message) for one in diagnostic.related]


@settings(deadline=None)
@given(REPORTS)
def test_sarif_reads_back_and_is_valid(report: Report) -> None:
    log = json.loads(render("sarif", report))
    Draft202012Validator(SARIF_SCHEMA).validate(log)
    for result, diagnostic in zip(log["runs"][0]["results"], report.diagnostics, strict=True):
        assert result["ruleId"] == visible(diagnostic.code.id)
        links = re.findall(r"(?<!\\)\]\(([^)]*)\)", result["message"]["text"])
        assert links == [str(number) for number, _ in enumerate(diagnostic.related, 1)]


@settings(deadline=None)
@given(REPORTS)
def test_junit_reads_back(report: Report) -> None:
    (suite,) = fromstring(render("junit", report)).findall("testsuite")
    assert [case.get("name") for case in suite] == [visible(name) for name in report.files]
    failed = {found.place.source.name for found in report.diagnostics if found.severity is Severity.ERROR}
    assert len(list(suite.iter("failure"))) == len(failed)
    text = "".join(suite.itertext())
    assert all(visible(str(diagnostic.place)) in text for diagnostic in report.diagnostics)


@settings(deadline=None)
@given(REPORTS)
def test_github_reads_back(report: Report) -> None:
    lines = render("github", report).splitlines()
    for line, diagnostic in zip(lines, report.diagnostics, strict=True):
        _, command, message = line.split("::", 2)
        properties = dict(pair.split("=", 1) for pair in command.partition(" ")[2].split(","))
        assert _unescaped(properties["file"]) == visible(diagnostic.place.source.name)
        assert properties["line"] == str(diagnostic.place.line)
        assert _unescaped(message).split("\n")[0] == visible(diagnostic.message)


def _unescaped(text: str) -> str:
    for escape, char in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(escape, char)
    return text


@settings(deadline=None)
@given(st.lists(FOREIGN, min_size=4, max_size=4), st.integers(40, 120))
def test_text_has_no_line_that_foreign_text_began(texts: list[str], width: int) -> None:
    message, help, related, text = texts
    place = Place(Source("a.yaml", text), 1, 1, 1, 2)
    found = Code("GW1", "name", "Page.").at(place, message, help=help, related=(Related(place, related),))
    header, *lines, last = rendered("text", found, width=width).rstrip("\n").split("\n")
    assert header.startswith("a.yaml:1:1: error[GW1 name]:")
    assert all(re.match(r"( *|1) \|| {2,}|$", line) for line in lines)
    assert last == "1 error in 1 file"


EXAMPLE = Code("GW1", "name", "Page.")
AT = Place(Source("a.yaml", "a: 1"), 1, 1, 1, 2)
FIELDS: dict[str, Callable[[str], Diagnostic]] = {
    "id": lambda text: Code(text, "name", "Page.").at(AT, "message"),
    "name": lambda text: Code("GW1", text, "Page.").at(AT, "message"),
    "page": lambda text: Code("GW1", "name", text).at(AT, "message"),
    "message": lambda text: EXAMPLE.at(AT, text),
    "help": lambda text: EXAMPLE.at(AT, "message", help=text),
    "file": lambda text: EXAMPLE.at(Place(Source(text, "a: 1"), 1, 1, 1, 2), "message"),
    "source": lambda text: EXAMPLE.at(Place(Source("a.yaml", text), 1, 1, 1, 2), "message"),
    "note": lambda text: EXAMPLE.at(AT, "message", related=(Related(AT, text),)),
    "note's file": lambda text: EXAMPLE.at(AT, "message", related=(Related(Place(Source(text, ""), 1, 1, 1, 1), ""),)),
}


@pytest.mark.parametrize("format", sorted(FORMATS))
@pytest.mark.parametrize("field", sorted(FIELDS))
def test_no_payload_in_any_field_gets_through(field: str, format: str) -> None:
    for payload in PAYLOADS:
        output = rendered(format, FIELDS[field](payload))
        assert output.replace("\n", "").isprintable(), ascii(payload)
        if format in {"json", "sarif"}:
            json.loads(output)
        if format == "junit":
            fromstring(output)

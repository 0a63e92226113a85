from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from gatewright.diagnostics import Diagnostic, Severity
from gatewright.diagnostics.reports import Report, render
from gatewright.document.source import Source
from unit.reports.building import CODE, place_of

SOURCE = Source("a.yaml", "a: 1\n")
FOUND = CODE.at(place_of(SOURCE, "a"), "message")


def suite(checked: tuple[str, ...], *diagnostics: Diagnostic) -> Element:
    (found,) = fromstring(render("junit", Report(diagnostics, checked))).findall("testsuite")
    return found


def test_every_file_is_a_case() -> None:
    found = suite(("b.yaml", "c.yaml"), FOUND)
    assert [case.get("name") for case in found.findall("testcase")] == ["b.yaml", "c.yaml", "a.yaml"]
    assert (found.get("tests"), found.get("failures")) == ("3", "1")


def test_errors_are_one_failure_that_tells_them_all() -> None:
    found = suite(("a.yaml",), FOUND, CODE.at(FOUND.place, "another"))
    (failure,) = found.iter("failure")
    assert failure.get("message") == "GW999: message (and 1 more)"
    assert failure.text is not None
    assert "error[GW999 example]: message\n" in failure.text
    assert "error[GW999 example]: another\n" in failure.text


def test_only_errors_fail() -> None:
    found = suite(("a.yaml",), FOUND.with_severity(Severity.WARNING), FOUND.with_severity(Severity.INFO))
    assert found.get("failures") == "0"
    assert not list(found.iter("failure"))
    (output,) = found.iter("system-out")
    assert output.text is not None
    assert "warning[GW999 example]" in output.text
    assert "info[GW999 example]" in output.text


def test_a_file_without_findings_passes() -> None:
    (case,) = suite(("a.yaml",))
    assert not list(case)

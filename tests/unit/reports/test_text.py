from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.diagnostics import Severity
from gatewright.diagnostics.reports import Report, render
from gatewright.diagnostics.reports.columns import wrap
from gatewright.document.source import Place, Source
from unit.reports.building import CASES, CODE, place_of, rendered, report_of

WIDTHS = {"a": 1, " ": 1, "\t": 1, "é": 1, "e\u0301": 1, "注": 2, "\uff46": 2, "😀": 2, "한": 2, "\x1b": 4, "\u200d": 6}
"""Pieces of lines and the columns that a terminal gives them, once they are visible."""

PIECES = st.lists(st.sampled_from(sorted(WIDTHS)))
ANSI = re.compile(r"\x1b\[[0-9;]*m")
GUTTER = len("1 | ")


def shown(place: Place, width: int = 10_000) -> tuple[str, str]:
    """The source line and its underlining, without the gutter."""
    output = rendered("text", CODE.at(place, "message"), width=width).splitlines()
    first = next(index for index, line in enumerate(output) if line.startswith("1 |"))
    return output[first][GUTTER:], output[first + 1][GUTTER:]


@given(PIECES, PIECES, PIECES)
def test_carets_stand_under_the_range_whatever_is_wide(before: list[str], marked: list[str], after: list[str]) -> None:
    start, end = len("".join(before)), len("".join(before + marked))
    source = Source("a.yaml", "".join([*before, *marked, *after, "\n"]))
    _, carets = shown(Place(source, 1, start + 1, 1, end + 1))
    length = max(1, sum(WIDTHS[piece] for piece in marked))
    assert carets == " " * sum(WIDTHS[piece] for piece in before) + "^" * length


@given(st.integers(1, 300), st.integers(0, 300), st.integers(0, 300), st.integers(0, 120))
def test_a_long_line_is_cut_to_the_width_and_keeps_its_range(width: int, before: int, marked: int, after: int) -> None:
    alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
    line = "".join(alphabet[index % 36] for index in range(before + marked + after)) or "a"
    text, carets = shown(Place(Source("a.yaml", line), 1, before + 1, 1, before + marked + 1), width)
    assert GUTTER + len(text) <= max(width, 40)
    start, length = len(carets) - len(carets.lstrip()), carets.count("^")
    under = text[start : start + length]
    assert length >= max(1, min(marked, max(width, 40) // 3))
    assert line[before : before + marked].startswith(under) or not marked
    assert line.startswith(text.removesuffix("...")) or text.startswith("...")
    assert line.endswith(text.removeprefix("...")) or text.endswith("...")


@pytest.mark.parametrize("case", sorted(CASES.glob("*/")), ids=lambda case: case.name)
def test_colour_changes_nothing_but_colour(case: Path) -> None:
    report = report_of(case)
    plain = render("text", report)
    colored = render("text", Report(report.diagnostics, report.checked, color=True, version=report.version))
    assert ANSI.sub("", colored) == plain
    assert ANSI.search(colored)
    assert not ANSI.search(plain)


@given(st.lists(st.text("ab`é注", max_size=12), min_size=30, max_size=60), st.integers(40, 120))
def test_wrapping_loses_no_word_and_keeps_to_the_width(words: list[str], width: int) -> None:
    message = " ".join(words)
    output = rendered("text", CODE.at(Place(Source("a.yaml", ""), 1, 1, 1, 1), message), width=width)
    header, _ = output.split("\n\n")
    assert "".join(header.split()).endswith("".join(message.split()))
    assert all(len(line) + line.count("注") <= width for line in header.splitlines())


@pytest.mark.parametrize(
    ("text", "first", "rest", "lines"),
    [
        ("", 10, 10, [""]),
        ("one two", 7, 7, ["one two"]),
        ("one two", 6, 6, ["one", "two"]),
        ("one two", 2, 9, ["", "one two"]),
        ("one two", -5, 9, ["", "one two"]),
        ("seventeen", 5, 5, ["seven", "teen"]),
        ("注文注文", 5, 5, ["注文", "注文"]),
        ("abc", 0, 0, ["", "a", "b", "c"]),
        ("do `a b c` now", 8, 8, ["do", "`a b c`", "now"]),
        ("do `a b c` now", 6, 6, ["do `a", "b c`", "now"]),
        ("an odd ` tick here", 8, 8, ["an odd `", "tick", "here"]),
    ],
)
def test_text_wraps_at_words(text: str, first: int, rest: int, lines: list[str]) -> None:
    assert wrap(text, first, rest) == lines


def test_an_edit_in_backticks_is_not_broken() -> None:
    source = Source("a.yaml", "")
    edit = "`query: {expand: {type: boolean}}`"
    output = rendered("text", CODE.at(Place(source, 1, 1, 1, 1), "message", help=f"declare it: {edit} here"), width=60)
    assert edit in output


def test_nothing_is_shown_of_a_file_without_text() -> None:
    output = rendered("text", CODE.at(Place(Source("gone.yaml", ""), 1, 1, 1, 1), "there is no such file"))
    assert output.splitlines()[0] == "gone.yaml:1:1: error[GW999 example]: there is no such file"
    assert "|" not in output


def test_a_place_after_the_last_line_shows_none() -> None:
    assert "|" not in rendered("text", CODE.at(Place(Source("a.yaml", "a: 1\n"), 7, 1, 7, 2), "message"))


@pytest.mark.parametrize(
    ("severities", "checked", "summary"),
    [
        ("", 0, "no problems in 0 files"),
        ("", 1, "no problems in 1 file"),
        ("", 3, "no problems in 3 files"),
        ("e", 1, "1 error in 1 file"),
        ("eew", 3, "2 errors, 1 warning in 3 files"),
        ("wwi", 2, "2 warnings, 1 info in 2 files"),
    ],
)
def test_the_last_line_sums_up(severities: str, checked: int, summary: str) -> None:
    source = Source("0.yaml", "a: 1\n")
    names = {"e": Severity.ERROR, "w": Severity.WARNING, "i": Severity.INFO}
    found = tuple(CODE.at(place_of(source, "a"), "message").with_severity(names[letter]) for letter in severities)
    output = render("text", Report(found, tuple(f"{number}.yaml" for number in range(checked))))
    assert output.splitlines()[-1] == summary


def test_a_file_that_was_not_checked_counts_when_something_is_said_of_it() -> None:
    source = Source("gone.yaml", "")
    report = Report((CODE.at(Place(source, 1, 1, 1, 1), "message"),), ("a.yaml", "a.yaml"))
    assert render("text", report).endswith("1 error in 2 files\n")

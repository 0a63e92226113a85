"""A spec takes rules otherwise: it waives them, here or everywhere, and changes how much they matter."""

from datetime import date
from pathlib import Path

import pytest

from gatewright.compile import Request, compile_spec
from gatewright.diagnostics import Severity
from gatewright.template.rendering import render, to_json
from unit.rules.specs import compiled, diagnostics, said_by, spec_file, whole

OPEN = """
routes:
  POST /a: {backend: {mock: {}}, auth: none}
  POST /b: {backend: {mock: {}}, auth: none}
  /c: {auth: none, routes: {POST /d: {backend: {mock: {}}}}}
"""


def _open_lines(rules: str, folder: Path) -> list[int]:
    """The lines of `OPEN` at which something is still open, from 1."""
    found = diagnostics(whole(f"{OPEN.lstrip()}rules: {rules}\n"), folder)
    assert {said.code.name for said in found} <= {"open-route"}
    return [said.place.line - 4 for said in said_by("open-route", found)]


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        ("{}", [1, 2, 3]),
        ("{open-route: {waive: public}}", []),
        ("{GW401: {waive: public}}", []),
        ("{open-route: {waive: public, at: [routes.POST /a]}}", [2, 3]),
        ("{open-route: {waive: public, at: [routes.POST /a.auth, routes.POST /b]}}", [3]),
        ("{open-route: {waive: public, at: [routes./c]}}", [1, 2]),
        ("{open-route: {waive: public, at: [routes]}}", []),
    ],
)
def test_a_waiver_waives_what_it_says_and_no_more(rules: str, left: list[int], tmp_path: Path) -> None:
    assert _open_lines(rules, tmp_path) == left


@pytest.mark.parametrize("severity", list(Severity))
def test_a_rule_is_as_severe_as_the_spec_wants(severity: Severity, tmp_path: Path) -> None:
    text = whole(f"{OPEN.lstrip()}rules: {{open-route: {{severity: {severity}}}}}\n")
    (compilation,) = compiled(text, tmp_path)
    assert {said.severity for said in compilation.diagnostics} == {severity}
    assert (compilation.template is None) == (severity is Severity.ERROR)


def test_an_error_can_be_waived_when_the_service_has_changed(tmp_path: Path) -> None:
    backend = "backends: {a: {http: {url: 'https://example.com', timeout: 60s}}}\nroutes: {GET /: {backend: a}}\n"
    (compilation,) = compiled(whole(backend + "rules: {timeout-range: {waive: AWS has raised it}}\n"), tmp_path)
    assert compilation.diagnostics == ()
    assert compilation.template is not None


@pytest.mark.parametrize(
    ("word", "message", "help"),
    [
        ("open-rout", "there is no rule 'open-rout'", "did you mean `open-route`?"),
        ("GW999", "there is no rule 'GW999'", ""),
        (
            "unknown-backend",
            "unknown-backend (GW211) is not a rule: a spec with this error cannot be compiled",
            "remove this setting, and fix the error",
        ),
        (
            "GW101",
            "unknown-key (GW101) is not a rule: a spec with this error cannot be compiled",
            "remove this setting, and fix the error",
        ),
    ],
)
def test_a_setting_for_what_is_no_rule_is_refused(word: str, message: str, help: str, tmp_path: Path) -> None:
    (said,) = diagnostics(whole(f"rules: {{{word}: {{waive: because}}}}\n"), tmp_path)
    assert (said.code.name, said.message) == ("unknown-rule", message)
    if help:
        assert said.help == help
    assert said.place.source.lines[said.place.line - 1][said.place.column - 1 :].startswith(word)


def test_advice_about_unused_things_can_be_made_an_error(tmp_path: Path) -> None:
    text = whole("backends: {a: {mock: {}}}\nrules: {unused-backend: {severity: error}}\n")
    (compilation,) = compiled(text, tmp_path)
    assert [said.severity for said in compilation.diagnostics] == [Severity.ERROR]
    assert compilation.template is None


PUBLIC = "open-route: {{waive: public, {more}}}"


@pytest.mark.parametrize(
    ("more", "said", "left"),
    [
        ("owner: team-shop", [], []),
        ("until: 2027-03-18", [], []),
        ("until: 2027-03-17", ["the waiver of `open-route` expires in 30 days"], []),
        ("until: 2027-02-16", ["the waiver of `open-route` expires tomorrow"], []),
        ("until: 2027-02-15, owner: ann", ["the waiver of `open-route` expires today; its owner is ann"], []),
        ("until: 2027-02-14", ["the waiver of `open-route` expired after 2027-02-14"], [1, 2, 3]),
        ("until: 2027-02-14, at: [routes.POST /a]", ["the waiver of `open-route` expired after 2027-02-14"], [1, 2, 3]),
    ],
)
def test_a_waiver_holds_until_the_end_of_its_last_day(
    more: str, said: list[str], left: list[int], tmp_path: Path
) -> None:
    text = whole(f"{OPEN.lstrip()}rules: {{{PUBLIC.format(more=more)}}}\n")
    found = diagnostics(text, tmp_path)
    about = [each for each in found if each.code.name.startswith("waiver-")]
    assert [each.message for each in about] == said
    assert [each.place.line - 4 for each in said_by("open-route", found)] == left
    assert all(text.splitlines()[each.place.line - 1][each.place.column - 1 :].startswith("2027-") for each in about)


def test_without_a_day_of_today_no_waiver_ends(tmp_path: Path) -> None:
    text = whole(f"{OPEN.lstrip()}rules: {{{PUBLIC.format(more='until: 2001-01-01')}}}\n")
    assert compile_spec(spec_file(text, tmp_path), Request()).diagnostics == ()


def test_the_same_template_comes_on_every_day(tmp_path: Path) -> None:
    text = whole(f"{OPEN.lstrip()}rules: {{{PUBLIC.format(more='until: 2027-03-01')}}}\n")
    days = [date(2027, month, 1) for month in (1, 2, 3, 4)]
    made = [compile_spec(spec_file(text, tmp_path), Request(today=day)) for day in days]
    assert len({len(each.diagnostics) for each in made}) > 1
    assert len({to_json(render(each.template).body) for each in made if each.template}) == 1


def test_what_an_error_waived_is_an_error_again(tmp_path: Path) -> None:
    backend = "backends: {a: {http: {url: 'https://example.com', timeout: 60s}}}\nroutes: {GET /: {backend: a}}\n"
    text = whole(backend + "rules: {timeout-range: {waive: raised, until: 2027-02-14}}\n")
    (compilation,) = compiled(text, tmp_path)
    assert [said.code.name for said in compilation.diagnostics] == ["timeout-range", "waiver-over"]
    assert compilation.template is None


@pytest.mark.parametrize("key", ["at: [routes]", "owner: ann", "until: 2027-12-31"])
def test_what_belongs_to_a_waiver_needs_one(key: str, tmp_path: Path) -> None:
    text = whole(f"{OPEN.lstrip()}rules: {{open-route: {{severity: info, {key}}}}}\n")
    (said,) = said_by("unused-waiver", diagnostics(text, tmp_path))
    assert said.message == f"`{key.partition(':')[0]}` has no effect without `waive`"


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2027-3-1", "'2027-3-1' is not a day"),
        ("soon", "'soon' is not a day"),
        ("2027", "the number 2027 is not a day"),
        ("2027-02-29", "there is no day '2027-02-29'"),
        ("2027-13-01", "there is no day '2027-13-01'"),
    ],
)
def test_a_day_has_to_be_in_the_calendar(day: str, message: str, tmp_path: Path) -> None:
    found = diagnostics(whole(f"rules: {{{PUBLIC.format(more=f'until: {day}')}}}\n"), tmp_path)
    assert [said.message for said in said_by("bad-value", found)] == [message]

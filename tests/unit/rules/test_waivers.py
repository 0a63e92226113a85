"""A spec takes rules otherwise: it waives them, here or everywhere, and changes how much they matter."""

from pathlib import Path

import pytest

from gatewright.diagnostics import Severity
from unit.rules.specs import compiled, diagnostics, said_by, whole

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
            "unknown-backend (GW211) is not a rule that can be set: it says what keeps a spec from being understood",
            "take this setting out, and mend what it says",
        ),
        (
            "GW101",
            "unknown-key (GW101) is not a rule that can be set: it says what keeps a spec from being understood",
            "take this setting out, and mend what it says",
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

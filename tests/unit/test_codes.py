"""Everything that can be said has an id, a name and a page, and says it in the same manner."""

import re
from pathlib import Path

import pytest
from scripts.manual import pages

import gatewright
from gatewright.diagnostics import Code, Diagnostic, has_errors
from gatewright.diagnostics.codes import stage_codes
from gatewright.diagnostics.codes.routes import UNKNOWN_BACKEND
from gatewright.rules.catalogue import all_codes, find_code, own_rules
from unit.rules.large import BEYOND
from unit.rules.specs import diagnostics, examples

CODES = pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.name)
_OF_PARTS = ("GW0", "GW247", "GW248", "GW249", "GW26", "GW27", "GW28")
OF_SPECS = [code for code in stage_codes() if not code.id.startswith(_OF_PARTS)]
"""Codes whose examples are whole specs. Those of reading show parts, which its own tests read."""

PROPER = (
    "CloudFront",
    "API Gateway",
    "AWS",
    "CDK",
    "CloudFormation",
    "HTTP",
    "JSON",
    "Lambda",
    "REST",
    "WebSocket",
    "YAML",
)
"""Names that a message may begin with."""


def test_ids_are_unique() -> None:
    ids = [code.id for code in all_codes()]
    assert len(ids) == len(set(ids))


def test_names_are_unique() -> None:
    names = [code.name for code in all_codes()]
    assert len(names) == len(set(names))


@CODES
def test_a_name_is_words_with_hyphens(code: Code) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)


def test_ids_are_three_digits_and_those_of_stages_come_before_those_of_rules() -> None:
    assert all(re.fullmatch("GW[0-9]{3}", code.id) for code in all_codes())
    assert {code.id[:3] for code in stage_codes()} == {"GW0", "GW1", "GW2"}
    assert {code.id[:3] for code in all_codes()} - {"GW0", "GW1", "GW2"} == {f"GW{digit}" for digit in "3456"}


def test_codes_are_data_in_one_place() -> None:
    declared = re.compile(r"^[A-Z_]+ = Code\(", re.MULTILINE)
    package = Path(gatewright.__file__).parent
    elsewhere = [
        module.relative_to(package)
        for module in package.rglob("*.py")
        if declared.search(module.read_text()) and not module.is_relative_to(package / "diagnostics/codes")
    ]
    assert elsewhere == []


@CODES
def test_a_page_begins_with_a_title_and_a_reason(code: Code) -> None:
    title, _, rest = code.page.partition("\n")
    assert title.endswith("."), "a title is one line, and a sentence"
    assert rest.startswith("\n"), "the title stands by itself"
    assert len(title) <= 120
    assert title[0].isupper() or title[0] == "`"


@CODES
def test_examples_are_fenced_as_tests_can_find_them(code: Code) -> None:
    shown = len(re.findall("^(?:Bad|Good):", code.page, re.MULTILINE))
    assert shown == len(examples(code.page, "Bad") + examples(code.page, "Good"))


@pytest.mark.parametrize("code", OF_SPECS, ids=lambda code: code.name)
def test_a_stage_s_examples_are_true(code: Code, tmp_path: Path) -> None:
    for bad in examples(code.page, "Bad"):
        assert code.id in {said.code.id for said in diagnostics(bad, tmp_path)}
    for good in examples(code.page, "Good"):
        found = diagnostics(good, tmp_path)
        assert code.id not in {said.code.id for said in found}
        assert not has_errors(found)


@CODES
def test_messages_are_in_lower_case_without_a_full_stop(code: Code, tmp_path: Path) -> None:
    specs = [BEYOND[code.name]] if code.name in BEYOND else examples(code.page, "Bad")
    for said in (said for spec in specs for said in diagnostics(spec, tmp_path)):
        for text in _texts(said):
            assert not text[0].isupper() or text.startswith(PROPER), text
            assert not text.endswith("."), text


def _texts(said: Diagnostic) -> list[str]:
    texts = [said.message, *(related.message for related in said.related)]
    return [*texts, said.help] if said.help else texts


def test_a_code_is_found_by_id_and_by_name() -> None:
    assert find_code("GW401") == find_code("open-route")
    assert find_code("GW211") is UNKNOWN_BACKEND
    assert find_code("nothing-like-it") is None


def test_every_code_has_a_page_in_the_manual(tmp_path: Path) -> None:
    names = {f"rules/{code.name}.md" for code in (*stage_codes(), *(rule.code for rule in own_rules()))}
    assert pages.pages().keys() == {pages.INDEX, *names}
    pages.write(tmp_path)
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.md")} == pages.pages().keys()


def test_the_list_of_codes_links_to_every_page_once() -> None:
    written = pages.pages()
    links = re.findall(r"\]\(([a-z0-9-]+\.md)\)", written[pages.INDEX])
    assert sorted(f"{pages.FOLDER}/{link}" for link in links) == sorted(written.keys() - {pages.INDEX})


@pytest.mark.parametrize("name", ["open-route", "unknown-key"])
def test_a_page_says_whether_a_spec_can_take_it_otherwise(name: str) -> None:
    page = pages.pages()[f"rules/{name}.md"]
    assert ("unless a [spec says otherwise]" in page) == (name == "open-route")

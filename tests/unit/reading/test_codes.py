"""The pages of this stage's codes are true: their examples say what they should."""

import re
from pathlib import Path

import pytest

from gatewright.diagnostics import Code
from gatewright.diagnostics.codes import stage_codes
from gatewright.document import MappingNode, ScalarNode, SequenceNode
from gatewright.document import Node as DocumentNode
from gatewright.read import Tree, read_bytes

CODES = [code for code in stage_codes() if code.id.startswith("GW0")]
CASES = Path(__file__).parents[2] / "cases" / "reading"
EXAMPLE = re.compile(r"^(Bad|Good):\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# What no example can show: bytes that are no text, files of a size, and other programs' doings.
WITHOUT_EXAMPLE = {
    "bad-encoding",
    "file-too-large",
    "nesting-too-deep",
    "too-many-values",
    "too-many-mistakes",
    "too-many-aliases",
    "file-unreadable",
}


def named_files(node: DocumentNode) -> list[ScalarNode]:
    """The values of all `file` keys."""
    match node:
        case MappingNode(entries):
            here = [entries["file"].value] if "file" in entries else []
            inner = [found for entry in entries.values() for found in named_files(entry.value)]
            return [value for value in here if isinstance(value, ScalarNode)] + inner
        case SequenceNode(items):
            return [found for item in items for found in named_files(item)]
        case ScalarNode():
            return []


def codes_of(text: str, folder: Path) -> set[str]:
    """The names of the codes of all that is said about a spec and the files that it names."""
    _, document, diagnostics = read_bytes(text.encode(), "spec.yaml")
    found = {said.code.name for said in diagnostics}
    tree = Tree(folder)
    for file in named_files(document.root) if document else []:
        found |= {said.code.name for said in tree.read(str(file.value), file.place)[1]}
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/order.json").write_text("{}", "utf-8")
    return tmp_path


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_examples_say_what_their_page_says(code: Code, folder: Path) -> None:
    examples = dict(EXAMPLE.findall(code.page))
    assert set(examples) == (set() if code.name in WITHOUT_EXAMPLE else {"Bad", "Good"})
    if examples:
        assert codes_of(examples["Bad"], folder) == {code.name}
        assert codes_of(examples["Good"], folder) == set()


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_pages_have_a_title_and_a_reason(code: Code) -> None:
    title, blank, reason, *_ = code.page.splitlines()
    assert title.endswith(".")
    assert not blank
    assert reason
    assert max(map(len, code.page.splitlines())) <= 120


def test_ids_and_names_are_unique() -> None:
    ids = sorted(code.id for code in CODES)
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"GW0\d\d", id) for id in ids)
    assert len({code.name for code in CODES}) == len(CODES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code.name) for code in CODES)


def test_every_code_is_reached_by_a_hand_made_file() -> None:
    expectations = [*(CASES / "bad").glob("*.txt"), *(CASES / "paths").glob("*.txt")]
    reached = set(re.findall(r"\bGW\d+ [a-z-]+", "".join(path.read_text("utf-8") for path in expectations)))
    by_accident = "GW034 file-unreadable"  # what another program does while a file is read is told in test_tree
    assert reached == {f"{code.id} {code.name}" for code in CODES} - {by_accident}

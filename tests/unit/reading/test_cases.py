"""Cases of reading: hand-made files, and beside each what comes of it.

A file in `bad` has its diagnostics, one in `good` its value as JSON and the places of all its keys and values. A file
that ends in `.repeat` stands for a larger one: its first line says how often the rest is repeated.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gatewright.diagnostics import Diagnostic
from gatewright.document import Document
from gatewright.read import read_bytes
from unit.reading.walking import nodes, span, value

CASES = Path(__file__).parents[2] / "cases" / "reading"
BAD = sorted(path for path in (CASES / "bad").iterdir() if path.suffix != ".txt")
GOOD = sorted(path for path in (CASES / "good").iterdir() if not path.name.endswith((".expected.json", ".txt")))


def content(path: Path) -> tuple[str, bytes]:
    """The name that a case is read under, and its bytes."""
    data = path.read_bytes()
    if path.suffix != ".repeat":
        return path.name, data
    times, _, part = data.partition(b"\n")
    return path.stem, part * int(times)


def said(diagnostic: Diagnostic) -> str:
    related = "".join(f", see {span(related.place)}" for related in diagnostic.related)
    return f"{span(diagnostic.place)} {diagnostic.code.id} {diagnostic.code.name}{related}\n"


def places(document: Document) -> Iterator[str]:
    for path, key_place, node in nodes(document.root):
        pointer = "/" + "/".join(map(str, path))
        if key_place:
            yield f"{span(key_place)} {pointer}:\n"
        yield f"{span(node.place)} {pointer}\n"


def compare(path: Path, text: str, *, update: bool) -> None:
    if update:
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_what_is_wrong_is_told_with_its_place(path: Path, update_cases: bool) -> None:  # noqa: FBT001
    name, data = content(path)
    _, _, diagnostics = read_bytes(data, name)
    assert diagnostics
    compare(path.with_name(f"{path.name}.diagnostics.txt"), "".join(map(said, diagnostics)), update=update_cases)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_what_is_right_is_read_as_it_was_written(path: Path, update_cases: bool) -> None:  # noqa: FBT001
    _, document, diagnostics = read_bytes(path.read_bytes(), path.name)
    assert not diagnostics
    assert document is not None
    text = json.dumps(value(document.root), indent=1, ensure_ascii=False) + "\n"
    compare(path.with_name(f"{path.name}.expected.json"), text, update=update_cases)
    compare(path.with_name(f"{path.name}.places.txt"), "".join(places(document)), update=update_cases)


def test_every_expectation_belongs_to_a_case() -> None:
    endings = (".diagnostics.txt", ".expected.json", ".places.txt")
    for folder in ("bad", "good"):
        for path in (CASES / folder).iterdir():
            ending = next((ending for ending in endings if path.name.endswith(ending)), "")
            assert path.with_name(path.name.removesuffix(ending)).exists(), path

"""A part of a text is found where it stands in the file, or nowhere."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.document import ScalarNode
from gatewright.document.passages import in_scalar, position
from gatewright.document.source import Place, Source
from gatewright.read.reader import read_text

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp", "Co", "Cn"]), min_size=1)


def _scalar(written: str, name: str = "spec.yaml") -> ScalarNode:
    document, problems = read_text(Source(name, written))
    assert document is not None, problems
    node = document.find(("key",))
    assert isinstance(node, ScalarNode)
    return node


def _found(written: str, part: str, name: str = "spec.yaml") -> str | None:
    """What stands at the place of a part of the value under `key`."""
    node = _scalar(written, name)
    value = str(node.value)
    start = value.index(part)
    place = in_scalar(node.place, value, start, start + len(part))
    return _standing(place) if place else None


def _standing(place: Place) -> str:
    lines = place.source.lines[place.line - 1 : place.end_line]
    lines = (*lines[:-1], lines[-1][: place.end_column - 1])
    return "\n".join((lines[0][place.column - 1 :], *lines[1:]))


@pytest.mark.parametrize(
    ("written", "part", "standing"),
    [
        ("key: a $b c\n", "$b", "$b"),
        ("{key: a $b c}\n", "$b", "$b"),
        ("key: 'it''s $b'\n", "$b", "$b"),
        ("key: 'it''s $b'\n", "'", "''"),
        ('key: "a\\t\\"\\u0024x $b"\n', "$b", "$b"),
        ('key: "a\\n$b"\n', "\n", "\\n"),
        ("key: |\n  a\n    $b\n  c\n", "$b", "$b"),
        ("key: |\n\n  a\n\n  $b\n", "$b", "$b"),
        ("key: |-\n  a\n  $b\n", "$b", "$b"),
        ("key: |+ # a comment\n    a $b\n\n", "$b", "$b"),
        ("key: |\n  a\n  $b\n", "a\n$b", "a\n  $b"),
        ("other:\n  - 1\nkey: |\n        $b\n", "$b", "$b"),
        ("key: |\r\n  a\r\n  $b\r\n", "$b", "$b"),
    ],
)
def test_a_part_has_its_place(written: str, part: str, standing: str) -> None:
    assert _found(written, part) == standing


def test_a_part_has_its_place_in_json() -> None:
    assert _found('{"key": "a \\"$b\\" \\u00e9"}', "$b", "spec.json") == "$b"


@pytest.mark.parametrize(
    "written",
    [
        "key: >\n  a\n  $b\n",
        "key: a\n  $b\n",
        'key: "a\n  $b"\n',
        "key: |2\n   a\n   $b\n",
        "key: &anchor a $b\n",
    ],
)
def test_where_lines_are_folded_or_the_way_is_not_plain_there_is_no_place(written: str) -> None:
    assert _found(written, "$b") is None


def test_a_value_that_was_changed_after_reading_has_no_place() -> None:
    node = _scalar("key: a ${inputs.b} $c\n")
    assert in_scalar(node.place, "a filled $c", 9, 11) is None


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_the_text_is_a_part_is_found_where_it_stands(before: str, part: str, after: str) -> None:
    value = before + part + after
    single = value.replace("'", "''")
    for written in (f"key: '{single}'\n", f"key: {json.dumps(value, ensure_ascii=False)}\n", f"key: |-\n  x{value}\n"):
        node = _scalar(written)
        offset = str(node.value).index(value) + len(before)
        place = in_scalar(node.place, str(node.value), offset, offset + len(part))
        if place is None:
            assert "\\" in written
            continue
        assert _standing(place).replace("''", "'").replace('\\"', '"').replace("\\\\", "\\") == part


@given(st.text("a\n", max_size=20), st.integers(0, 20))
def test_positions_count_lines_and_columns_from_1(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    line, column = position(text, offset)
    assert sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1 == offset

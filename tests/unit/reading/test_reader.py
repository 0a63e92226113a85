"""The doors of the stage: what they take, and what they give back."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.document import Node
from gatewright.document.source import Source
from gatewright.read import read_bytes, read_node, read_text
from unit.reading.walking import nodes, span, value

Json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: abs(number) < 1e280)
    | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcdefgh/ .<$:", min_size=1).filter(lambda key: key.isascii()), inner, max_size=4)
    ),
    max_leaves=12,
)


def same(one: Any, other: Any) -> bool:
    """Equal, and of the same types: 1 is neither 1.0 nor true."""
    return repr(one) == repr(other)


@given(Json, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_json_is_read_as_the_standard_library_reads_it(written: Any, ascii: bool, indent: int | str | None) -> None:  # noqa: FBT001
    text = json.dumps(written, ensure_ascii=ascii, indent=indent)
    node, diagnostics = read_node(Source("value.json", text))
    assert not diagnostics
    assert node is not None
    assert same(value(node), json.loads(text))


def places(node: Node) -> Iterator[str]:
    for _, key_place, inner in nodes(node):
        yield span(inner.place)
        if key_place:
            yield span(key_place)


@given(Json)
def test_json_is_yaml(written: Any) -> None:
    text = json.dumps(written, ensure_ascii=False)
    as_yaml, problems = read_node(Source("value.yaml", text))
    as_json, _ = read_node(Source("value.json", text))
    assert not problems
    assert as_yaml is not None
    assert as_json is not None
    assert same(value(as_yaml), value(as_json))
    assert list(places(as_yaml)) == list(places(as_json))


def test_the_ending_of_the_name_says_what_the_text_is() -> None:
    assert read_text(Source("spec.JSON", "a: 1"))[0] is None
    assert read_text(Source("spec.yaml", "a: 1"))[0] is not None
    assert read_text(Source("-", "a: 1"))[0] is not None


def test_a_node_may_be_anything_but_nothing() -> None:
    assert read_node(Source("x.yaml", "[1]"))[0] is not None
    assert read_node(Source("x.json", "null"))[0] is not None
    assert [said.code.name for said in read_node(Source("x.yaml", "# x"))[1]] == ["empty-file"]


def test_the_source_is_there_even_if_nothing_can_be_read() -> None:
    source, document, (said,) = read_bytes(b"name: gr\xfcn\n", "specs/orders.yaml", "orders.yaml")
    assert document is None
    assert (source.name, source.key, source.text) == ("specs/orders.yaml", "orders.yaml", "name: gr\ufffdn\n")
    assert said.place.source == source
    assert said.message == "the byte 0xfc is not UTF-8"
    assert said.help == "save the file as UTF-8; the character may be 'ü', in Latin-1"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_other_encodings_are_named_and_shown(encoding: str) -> None:
    source, document, (said,) = read_bytes("name: Größe\n".encode(encoding), "spec.yaml")
    assert document is None
    assert said.message == f"the file is {encoding[:6].upper()}, not UTF-8"
    assert "Größe" in source.text


def test_a_byte_order_mark_moves_no_column() -> None:
    marked, document, diagnostics = read_bytes(b"\xef\xbb\xbfa: 1", "spec.yaml")
    assert (marked.text, diagnostics) == ("a: 1", ())
    by_text, _ = read_text(Source("spec.yaml", "\ufeffa: 1"))
    assert document == by_text


def test_what_could_be_read_comes_with_the_diagnostics() -> None:
    _, document, diagnostics = read_bytes(b"a: 1\na: 2\nb: !x 3\nc: *d\n", "spec.yaml")
    assert document is not None
    assert value(document.root) == {"a": 1, "b": 3}
    assert len(diagnostics) == 3


def test_wrong_characters_never_reach_a_value() -> None:
    text = 'a: "\\e\\r\\u202e"\nb\x00: \x1b\ufeff\n"\\0": 1\n'
    _, document, _ = read_bytes(text.encode(), "spec.yaml")
    assert document is not None
    assert value(document.root) == {"a": "\ufffd" * 3, "b\ufffd": "\ufffd" * 2, "\ufffd": 1}

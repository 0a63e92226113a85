"""Whatever is read gives a value or a located diagnostic, never an exception."""

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gatewright.diagnostics import Diagnostic
from gatewright.document import Node, ScalarNode
from gatewright.document.source import Place, Source
from gatewright.read import read_bytes, read_node
from unit.reading.walking import nodes

CASES = Path(__file__).parents[2] / "cases" / "reading"
SEEDS = [
    path.read_bytes()
    for folder in ("good", "bad")
    for path in sorted((CASES / folder).iterdir())
    if path.suffix in (".yaml", ".json") and ".expected" not in path.name and path.stat().st_size < 2000
]
TOKENS = [
    *"\n\t []{}:,-?!&*#|>'\"%@`~\\/\0\r\x85\u2028\ufeff\u202e\x1b",
    "  ",
    ": ",
    "- ",
    "<<: *a",
    "&a ",
    "*a",
    "---\n",
]
TOKENS += [
    "...\n",
    "%YAML 1.1\n",
    "!!str ",
    "!<x>",
    '"\\ud800"',
    "\\x",
    "\\U0011ffff",
    "\\u001b",
    "\\ud83d\\ude00",
    "null",
    "1e999",
    ".nan",
    "${Token[",
]
TOKENS += [
    "é",
    "e\u0301",
    "\ud800",
    "😀",
    "$jsii.x",
    "__proto__",
    "|2\n",
    ">-\n",
    "a: b\n",
    '{"a": 1}',
    "true",
    "-0",
    "012",
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A case with some of it removed, doubled or replaced by what means something to a parser."""
    text = draw(st.sampled_from(SEEDS)).decode("utf-8", "replace")
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 8)))
        middle = draw(st.sampled_from(TOKENS) | st.just(text[start:end] * 2))
        text = text[:start] + middle + text[end:]
    return text


texts = mutated() | st.lists(st.sampled_from(TOKENS), max_size=30).map("".join) | st.text(st.characters())
many = settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def check_place(place: Place) -> None:
    lines = place.source.lines
    assert 1 <= place.line <= place.end_line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1
    assert (place.line, place.column) <= (place.end_line, place.end_column)


def check_diagnostics(diagnostics: tuple[Diagnostic, ...]) -> None:
    for said in diagnostics:
        check_place(said.place)
        assert said.message
        assert not said.message.endswith(".")
        for related in said.related:
            check_place(related.place)


def check_node(node: Node) -> None:
    """Places are in the file, and what has a type stands where it is said to stand."""
    for _, key_place, inner in nodes(node):
        check_place(inner.place)
        if key_place:
            check_place(key_place)
        if isinstance(inner, ScalarNode) and isinstance(inner.value, bool | int | float):
            place = inner.place
            assert place.source.lines[place.end_line - 1][: place.end_column - 1].endswith(inner.text)


def check(text: str, ending: str) -> None:
    node, diagnostics = read_node(Source(f"spec.{ending}", text))
    assert node is not None or diagnostics
    check_diagnostics(diagnostics)
    if node is not None:
        check_node(node)


@given(texts)
@many
def test_any_text_is_yaml_or_told_where_it_is_not(text: str) -> None:
    check(text, "yaml")


@given(texts)
@many
def test_any_text_is_json_or_told_where_it_is_not(text: str) -> None:
    check(text, "json")


@given(
    st.binary(max_size=200) | texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(["yaml", "json"]),
)
@example(b"\xff\xfe", "yaml")
@many
def test_any_bytes_are_read_or_told_where_they_cannot_be(data: bytes, ending: str) -> None:
    source, document, diagnostics = read_bytes(data, f"spec.{ending}")
    assert document is not None or diagnostics
    check_diagnostics(diagnostics)
    assert all(said.place.source.name == source.name for said in diagnostics)

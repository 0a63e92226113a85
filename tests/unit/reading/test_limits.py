"""Hostile files are answered soon, and without more than they deserve."""

import time

import pytest

from gatewright.document import Document
from gatewright.read import read_bytes
from gatewright.read.limits import MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_FINDINGS
from unit.reading.walking import nodes

MEBIBYTE = 1024 * 1024

DEEP = {
    "brackets": b"[" * 1_000_000,
    "spaced brackets": b"[ " * 1_000_000,
    "braces": b"{a: " * 1_000_000,
    "dashes": b"- " * 1_000_000,
    "question marks": b"? " * 1_000_000,
    "lines": b"".join(b" " * depth + b"a:\n" for depth in range(3000)),
    "json": b'{"a":' * 1_000_000,
}
WIDE = {
    "NUL": b"\0" * 8 * MEBIBYTE,
    "escapes": b'a: "' + b"\\0" * 4_000_000 + b'"',
    "tags": b"[" + b"!a b," * 1_000_000 + b"]",
    "duplicates": b"a: 1\n" * 1_000_000,
    "undefined aliases": b"[" + b"*a ," * 2_000_000 + b"]",
    "one word": b"a" * 8 * MEBIBYTE,
    "digits": b"a: " + b"1" * 8_000_000,
    "fraction": b"a: 0." + b"3" * 8_000_000,
    "exponent": b"a: 1e" + b"9" * 8_000_000,
    "quotes": b'"' * 8 * MEBIBYTE,
    "colons": b":" * 8 * MEBIBYTE,
    "line breaks": b"\r" * 8 * MEBIBYTE,
}


def names(data: bytes, name: str = "spec.yaml") -> tuple[Document | None, list[str]]:
    _, document, diagnostics = read_bytes(data, name)
    return document, [said.code.name for said in diagnostics]


@pytest.mark.parametrize("kind", DEEP)
def test_nesting_is_cut_off_at_once(kind: str) -> None:
    started = time.process_time()
    document, found = names(DEEP[kind], "spec.json" if kind == "json" else "spec.yaml")
    assert time.process_time() - started < 1
    assert document is None
    assert found == ["nesting-too-deep"]


@pytest.mark.parametrize("kind", WIDE)
def test_wide_files_are_answered_in_time(kind: str) -> None:
    started = time.process_time()
    _, found = names(WIDE[kind])
    assert time.process_time() - started < 5
    assert 0 < len(found) <= MAX_FINDINGS + 1


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_the_deepest_nesting_allowed_is_read(ending: str) -> None:
    depth = MAX_DEPTH - 1
    document, found = names(b'{"a": ' + b"[" * depth + b"]" * depth + b"}", f"spec.{ending}")
    assert document is not None
    assert found == []


def test_the_largest_file_allowed_is_read() -> None:
    document, found = names(b"a: 1\n#" + b"x" * (MAX_BYTES - 6))
    assert document is not None
    assert found == []
    assert names(b"a: 1\n#" + b"x" * (MAX_BYTES - 5)) == (None, ["file-too-large"])


def test_as_many_aliases_as_allowed_are_read() -> None:
    def spec(aliases: int) -> bytes:
        return b"a: &a 1\nb: [" + b"*a," * aliases + b"]"

    assert names(spec(MAX_ALIASES))[1] == []
    assert names(spec(MAX_ALIASES + 1))[1] == ["too-many-aliases"]


@pytest.mark.parametrize("fan", [2, 3, 9, 30])
def test_aliases_of_aliases_never_grow_beyond_the_limit(fan: int) -> None:
    levels = [f"a0: &a0 [{', '.join('x' * 20)}]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * fan)}]" for n in range(1, 200 // fan)]
    document, found = names("\n".join(levels).encode())
    assert found == ["too-many-aliases"]
    assert document is not None
    assert sum(1 for _ in nodes(document.root)) < 210_000


def test_after_too_many_mistakes_reading_stops() -> None:
    document, found = names(b"a: 1\n" * (MAX_FINDINGS + 1))
    assert document is None
    assert sorted(found) == ["duplicate-key"] * MAX_FINDINGS + ["too-many-mistakes"]
    assert names(b"a: 1\n" * MAX_FINDINGS)[1] == ["duplicate-key"] * (MAX_FINDINGS - 1)

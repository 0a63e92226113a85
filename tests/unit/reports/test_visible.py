from __future__ import annotations

import unicodedata

import pytest

from gatewright.diagnostics.reports import visible

INVISIBLE = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060",
    *"\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff\ud800\udcff\udfff\U000e0001\U0010ffff",
]


@pytest.mark.parametrize("char", INVISIBLE, ids=ascii)
def test_a_character_that_does_not_print_is_written_out(char: str) -> None:
    assert visible(f"a{char}b") == f"a{ascii(char)[1:-1]}b"


@pytest.mark.parametrize("text", ["", "plain", 'with `ticks`, \\ and "quotes"', "注文 café e\u0301 😀 עברית \uff46"])
def test_text_that_prints_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_nothing_that_controls_or_formats_gets_through() -> None:
    everything = visible("".join(map(chr, range(0x110000))))
    assert not {unicodedata.category(char) for char in everything} & {"Cc", "Cf", "Cs", "Zl", "Zp"}

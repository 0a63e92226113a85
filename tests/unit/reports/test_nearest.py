"""What is suggested for an unknown word: names by spelling, quantities by value."""

from __future__ import annotations

import pytest

from gatewright.diagnostics.nearest import nearest

SIZES = ("0.5GB", "1.6GB", "6.1GB", "118GB")


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("1GB", SIZES, "1.6GB"),
        ("6.1gb", SIZES, "6.1GB"),
        ("500GB", SIZES, "118GB"),
        ("1MB", SIZES, None),
        ("1GB", ("one", "two"), None),
        ("stagse", ("stages", "routes"), "stages"),
        ("zebra", ("stages", "routes"), None),
    ],
)
def test_the_nearest(word: str, known: tuple[str, ...], expected: str | None) -> None:
    assert nearest(word, known) == expected

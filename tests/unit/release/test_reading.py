"""Whatever people and merges make of a ledger, it is said where it is wrong and what to do.

A case is a ledger, with the diagnostics beside it. One without any is right.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.ledger.reading import read_ledger
from test_cases import CASES, compare, diagnostics_text

LEDGERS = sorted((CASES.parent / "releases" / "ledgers").glob("*.releases.yaml"))


@pytest.mark.parametrize("path", LEDGERS, ids=lambda path: path.name.removesuffix(".releases.yaml"))
def test_case(path: Path, update_cases: bool) -> None:  # noqa: FBT001
    found = read_ledger(path.read_bytes(), path.name, path.name)
    assert (found.ledger is None) == bool(found.diagnostics)
    stem = path.name.removesuffix(".releases.yaml")
    compare(path.parent / f"{stem}.diagnostics.txt", diagnostics_text(found.diagnostics), update=update_cases)

"""Specs that are given together: folders of them, and beside these what is said of them."""

from pathlib import Path

import pytest

from gatewright.compile import compile_all
from gatewright.compose.specfile import open_spec
from gatewright.diagnostics import ordered
from gatewright.workspace.stacks import stacks_of
from gatewright.workspace.together import check_together
from test_cases import compare, diagnostics_text

CASES = Path(__file__).parent / "cases" / "together"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_specs_together(folder: Path, update_cases: bool) -> None:  # noqa: FBT001
    made = compile_all([open_spec(path) for path in sorted(folder.glob("*.yaml"))])
    alone = [said for compilation in made for said in compilation.diagnostics]
    said = ordered((*alone, *check_together(made, stacks_of(made))))
    compare(CASES / f"{folder.name}.diagnostics.txt", diagnostics_text(said), update=update_cases)

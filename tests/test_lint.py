"""Every template of every case passes both linters without an error, in both renderings."""

from pathlib import Path

import pytest

from gatewright.cli import main
from test_cases import CASES

NOUNS = sorted(folder for folder in CASES.iterdir() if any(folder.glob("*.template.yaml")))


@pytest.mark.parametrize("folder", NOUNS, ids=lambda folder: folder.name)
def test_templates_pass_the_linters(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    templates = [str(path) for path in sorted(folder.glob("*.template.yaml"))]
    assert main(["lint", *templates]) == 0, capsys.readouterr().out

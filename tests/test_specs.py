"""The specs in `specs/` are what a newcomer reads first: they are right, and what they name is there."""

import re
from pathlib import Path

import pytest

from gatewright.compile import compile_all
from gatewright.specfile import open_spec

SPECS = sorted(Path("specs").glob("*.yaml"))


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_every_example_is_clean(path: Path) -> None:
    for compilation in compile_all([open_spec(path)]):
        assert compilation.diagnostics == ()
        assert compilation.template is not None


def test_the_readme_tells_of_every_example() -> None:
    named = re.findall(r"`specs/(\w+)\.yaml`", Path("README.md").read_text("utf-8"))
    assert sorted(named) == [path.stem for path in SPECS]

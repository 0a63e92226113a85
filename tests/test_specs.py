"""The specs in `specs/` are what a newcomer reads first: they are right, and what they name is there."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gatewright.compile import Request, Workspace, compile_file
from gatewright.compose.specfile import open_spec
from gatewright.document import plain
from gatewright.load import schema
from test_cases import SPECS as CASES

SPECS = sorted(Path("specs").glob("*.yaml"))
TOGETHER = Workspace(tuple(map(open_spec, SPECS)))
SCHEMA = Draft202012Validator(json.loads(schema.text()))
RIGHT = [path for path in CASES if not path.with_suffix(".diagnostics.txt").exists()]


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_every_example_is_clean(path: Path) -> None:
    for compilation in compile_file(open_spec(path), Request(), None, TOGETHER):
        assert compilation.diagnostics == ()
        assert compilation.template is not None


def test_the_readme_tells_of_every_example() -> None:
    named = re.findall(r"`specs/([\w-]+)\.yaml`", Path("README.md").read_text("utf-8"))
    assert sorted(named) == [path.stem for path in SPECS]


@pytest.mark.parametrize("path", [*SPECS, *RIGHT], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_schema_takes_what_is_right(path: Path) -> None:
    document = open_spec(path).document
    assert document is not None
    assert [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(plain(document.root))] == []

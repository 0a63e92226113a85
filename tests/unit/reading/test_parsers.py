"""Where there is no libyaml, PyYAML's parser in Python takes its place: the same values, places and refusals."""

from pathlib import Path

import pytest
import yaml

from gatewright.document import ScalarNode
from gatewright.document.source import Source
from gatewright.read.builder import Builder
from gatewright.read.characters import clean
from gatewright.read.yaml_text import LOADER, Loader, read_yaml
from unit.reading.walking import nodes, span

CASES = Path(__file__).parents[2] / "cases" / "reading"
YAML = sorted(path for folder in ("good", "bad") for path in (CASES / folder).glob("*.yaml"))

DIFFERENCES = {
    "tabs.yaml": "only libyaml takes tabs for white space between tokens; the other parser refuses them",
    "plain-scalars.yaml": "an empty value before a bracket stands one column further to the left",
    "lone-surrogate.yaml": "libyaml stops at an escape of a surrogate",
    "lone-surrogate-pair.yaml": "libyaml stops at an escape of a surrogate",
    "syntax-escape-range.yaml": "the other parser does not say where the escape stands",
}


def read(text: str, loader: Loader) -> tuple[list[str], list[str]]:
    """All nodes with their places, and all that is wrong."""
    source = Source("spec.yaml", text)
    builder = Builder(source)
    read_yaml(clean(source, "\ufffd", builder.report), builder, loader)
    found = nodes(builder.root) if builder.root else ()
    values = [
        f"{path} {span(node.place)} {node.value if isinstance(node, ScalarNode) else ''!r}" for path, _, node in found
    ]
    return values, [f"{span(said.place)} {said.code.name}: {said.message} ({said.help})" for said in builder.findings]


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.name)
def test_both_parsers_say_the_same(path: Path, request: pytest.FixtureRequest) -> None:
    if path.name in DIFFERENCES:
        request.applymarker(pytest.mark.xfail(reason=DIFFERENCES[path.name]))
    text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    assert read(text, yaml.SafeLoader) == read(text, LOADER)

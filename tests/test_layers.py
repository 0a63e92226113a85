"""The order of packages: each imports only what stands above it in this list, and files never import each other."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import gatewright

PACKAGE = Path(gatewright.__file__).parent

LAYERS = (
    "document",  # what was read, with places
    "diagnostics",  # what is wrong with it, and how that is printed
    "read",  # bytes to a Document
    "spec",  # the language: models of what can be written
    "models",
    "template",  # CloudFormation as data
    "formats",  # what other people's formats demand
    "load",  # a Document to a Spec
    "ledger",  # releases as data
    "compose",  # fragments, environments, inputs
    "gateway",  # what is meant
    "resolve",  # a Spec to a Gateway
    "rules",  # what is wrong with a Gateway, and advice
    "lower",  # a Gateway to a Template
    "releases",  # the verbs of releases
    "compile",  # the stages in order
    "workspace",  # specs that are given together
    "explain",  # what is in effect, and why
    "live",  # what is deployed
    "cdk",
    "cli",
    "__main__",
)
"""The packages and modules below `gatewright`, from the ground up."""


def test_every_package_is_in_the_list() -> None:
    found = {entry.stem for entry in PACKAGE.iterdir() if entry.suffix == ".py" or (entry / "__init__.py").exists()}
    assert found - {"__init__"} == set(LAYERS)


def test_the_root_has_about_twenty_entries() -> None:
    assert len([entry for entry in PACKAGE.iterdir() if entry.name != "__pycache__"]) <= 24


@pytest.mark.parametrize("layer", LAYERS)
def test_a_package_imports_only_those_below_it(layer: str) -> None:
    below = set(LAYERS[: LAYERS.index(layer) + 1])
    climbing = [
        f"{module} imports {name}"
        for module, names in imports().items()
        for name in names
        if _layer(module) == layer and _layer(name) not in below
    ]
    assert climbing == []


def test_no_files_import_each_other() -> None:
    try:
        TopologicalSorter(imports()).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def _layer(module: str) -> str:
    return module.split(".")[1]


def imports() -> Mapping[str, set[str]]:
    """What each module imports of the package, wherever in the file it does."""
    modules = {_name(file): file for file in PACKAGE.rglob("*.py") if file.parent != PACKAGE or file.stem != "__init__"}
    return {name: set(_imported(file, modules)) - {name} for name, file in modules.items()}


def _imported(file: Path, modules: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("gatewright."):
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in modules else node.module


def _name(file: Path) -> str:
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(("gatewright", *(part for part in parts if part != "__init__")))


def test_no_two_types_share_a_name() -> None:
    found: dict[str, str] = {}
    twice: list[str] = []
    for module in sorted(PACKAGE.rglob("*.py")):
        if module.is_relative_to(PACKAGE / "cdk"):  # constructs are called what they are constructs of
            continue
        for node in ast.parse(module.read_bytes()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and node.name != "Options":
                first = found.setdefault(node.name, _name(module))
                twice += [f"{node.name}: {first}, {_name(module)}"] if first != _name(module) else []
    assert twice == []

"""The shape of the repository: what may stand where, and what may import what."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "constructs/gatewright"

# What only one folder of the package may import.
WALLS = {"cdk": {"aws_cdk", "constructs"}, "live": {"boto3", "botocore"}}

# What would make the start of the command line slow.
HEAVY = {"aws_cdk", "boto3", "botocore", "cfnlint", "cloudformation_validate", "constructs", "jsii", "jsonschema"}

REGISTRY_HOST = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|yarnpkg\.com|debian\.org")
MACHINE_PATH = re.compile(r"(?<![\w.}])/(?:home/\w+|root|work)/")


def test_constructs_is_a_source_root_with_one_child() -> None:
    assert [child.name for child in (ROOT / "constructs").iterdir() if child.name != "__pycache__"] == ["gatewright"]


def test_the_library_constructs_is_the_one_imported() -> None:
    spec = importlib.util.find_spec("constructs")
    assert spec is not None
    installed = importlib.metadata.distribution("constructs").locate_file("constructs/__init__.py")
    assert spec.origin == str(installed)


@pytest.mark.parametrize("folder", WALLS)
def test_only_one_folder_imports(folder: str) -> None:
    beyond_the_wall = [
        f"{module.relative_to(ROOT)}: {name}"
        for module in PACKAGE.rglob("*.py")
        if not module.is_relative_to(PACKAGE / folder)
        for name in imported(module)
        if name in WALLS[folder]
    ]
    assert beyond_the_wall == []


@pytest.mark.parametrize("module", ["gatewright", "gatewright.cli"])
def test_importing_the_front_door_imports_nothing_heavy(module: str) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert HEAVY.isdisjoint(done.stdout.split())


@pytest.mark.parametrize("pattern", [REGISTRY_HOST, MACHINE_PATH], ids=["registry host", "path of a machine"])
def test_no_file_names_a(pattern: re.Pattern[str]) -> None:
    named = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for file in repository(ROOT)
        for number, line in enumerate(file.read_text(errors="replace").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert named == []


def imported(module: Path) -> Iterator[str]:
    """The top-level names that a module imports, wherever it does."""
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def repository(folder: Path) -> Iterator[Path]:
    """The files that git keeps or would keep."""
    ignored = [".git", *(line.rstrip("/") for line in (ROOT / ".gitignore").read_text().split())]
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from repository(path)
        else:
            yield path

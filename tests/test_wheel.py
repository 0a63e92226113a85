"""The wheel: what is in it, and that it needs no CDK and no Node to check a spec."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)], cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel, with what it needs and nothing else."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=False)
    (packages,) = environment.glob("lib/python*/site-packages")
    for needed in ("PyYAML", "msgspec"):
        copy_distribution(needed, packages)
    python = environment / "bin/python"
    run([sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", str(wheel)], cwd=environment)
    return python.parent


def test_the_wheel_holds_one_top_level_name(wheel: Path) -> None:
    names = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"gatewright"}


def test_the_wheel_tells_type_checkers_that_it_is_typed(wheel: Path) -> None:
    assert "gatewright/py.typed" in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_holds_every_module(wheel: Path) -> None:
    modules = {str(path.relative_to(ROOT / "constructs")) for path in (ROOT / "constructs/gatewright").rglob("*.py")}
    assert modules <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_checks_a_spec_without_cdk_and_node(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    run([str(installed / "gatewright"), "check", "specs/quickstart.yaml"], cwd=tmp_path, path=installed)


def copy_distribution(name: str, target: Path) -> None:
    """Copy an installed package: installing it anew would need a registry."""
    distribution = importlib.metadata.distribution(name)
    for file in distribution.files or []:
        if ".." not in file.parts:
            destination = target / file
            destination.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(distribution.locate_file(file)), destination)


def run(command: list[str], cwd: Path, path: Path | None = None) -> None:
    """Run a command, with no program but those of `path` if one is given."""
    environment = {"PATH": str(path) if path else os.defpath, "LANG": "C.UTF-8", "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout

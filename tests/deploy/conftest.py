"""The fixtures of the deploy tests. What they give is told in `emulator.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.emulator import ACCOUNT, REGION, Emulator, running

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests in one process, so that they can share what they deployed."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    with running(tmp_path_factory.mktemp("emulator")) as server:
        yield server


@pytest.fixture(scope="session")
def bootstrapped(emulator: Emulator) -> Emulator:
    emulator.cdk("bootstrap", f"aws://{ACCOUNT}/{REGION}", cwd=emulator.home)
    return emulator

"""The fixtures of the deploy tests. What they give is told in `emulator.py`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from deploy.emulator import ACCOUNT, REGION, Emulator, running


@pytest.fixture(scope="session")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    with running(tmp_path_factory.mktemp("emulator")) as server:
        yield server


@pytest.fixture(scope="session")
def bootstrapped(emulator: Emulator) -> Emulator:
    emulator.cdk("bootstrap", f"aws://{ACCOUNT}/{REGION}", cwd=emulator.home)
    return emulator

"""The fixtures of the data plane's tests: one LocalEmu a process, and the APIs on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dataplane import localemu
from dataplane.backend import listening
from dataplane.deploying import RENDERINGS, Apis
from dataplane.localemu import LocalEmu


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalEmu]:
    missing = localemu.missing()
    if missing:
        pytest.skip(missing)
    with localemu.running(tmp_path_factory.mktemp("localemu")) as running:
        yield running


@pytest.fixture(scope="session")
def apis(server: LocalEmu) -> Iterator[Apis]:
    with listening() as port:
        yield Apis(server, port)


@pytest.fixture(params=RENDERINGS)
def rendering(request: pytest.FixtureRequest) -> str:
    """Each of the two ways in which an API is rendered."""
    return str(request.param)

"""What the data plane's tests rest on: a server that is there, keeps to itself, and is missed aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from dataplane import localemu
from dataplane.localemu import LocalEmu
from deploy.emulator import HOST
from deploy.sockets import CAN_LOOK, listeners


@pytest.mark.skipif(not CAN_LOOK, reason="reads the sockets where Linux lists them")
def test_the_server_listens_on_loopback_only(server: LocalEmu) -> None:
    assert listeners(server.process_group) == {f"{HOST}:{server.port}"}


def test_a_machine_without_a_fitting_python_is_told_what_is_not_tested(tmp_path: Path) -> None:
    (tmp_path / "missing.txt").write_text("no Python 3.12 or 3.13\n")
    assert localemu.missing(tmp_path) == "the data plane is NOT tested, LocalEmu is missing: no Python 3.12 or 3.13"


def test_what_was_never_installed_is_told_with_what_installs_it(tmp_path: Path) -> None:
    assert "`make localemu`" in (localemu.missing(tmp_path) or "")

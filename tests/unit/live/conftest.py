"""A control plane on loopback, and credentials that are good for nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from gatewright.live.connection import Boto
from unit.live.serving import Serving, serving
from unit.live.tally import RAN, table

PATIENCE = 5.0
"""For how many seconds an answer of a server on this machine is waited for."""

IMPATIENCE = 0.1
"""The same where none comes."""


@pytest.fixture(scope="session")
def control_plane() -> Iterator[Serving]:
    with serving() as server, pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith("AWS_"):
                patch.delenv(name)
        for name, value in environment(server).items():
            patch.setenv(name, value)
        yield server


@pytest.fixture(scope="session")
def boto(control_plane: Serving) -> Boto:
    assert control_plane.url
    return Boto(region="eu-west-1", seconds=PATIENCE)


@pytest.fixture(scope="session")
def impatient(boto: Boto) -> Boto:
    assert boto.region
    return Boto(region=boto.region, seconds=IMPATIENCE)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what was tried, where that is asked for: `-v`."""
    if RAN and terminalreporter.verbosity >= 0:
        terminalreporter.section("faults that live verbs went through")
        for line in table():
            terminalreporter.line(line)


def environment(server: Serving) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL": server.url,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
    }

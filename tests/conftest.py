"""What all tests share."""

import signal

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write the expected files of cases anew, for review")


def pytest_configure() -> None:
    """Let commands that tests start be interrupted, also where the tests run in the background of a shell."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def update_cases(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be written rather than compared."""
    return bool(request.config.getoption("--update-cases"))

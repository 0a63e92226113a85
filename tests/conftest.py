"""What all tests share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write the expected files of cases anew, for review")


@pytest.fixture
def update_cases(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be written rather than compared."""
    return bool(request.config.getoption("--update-cases"))

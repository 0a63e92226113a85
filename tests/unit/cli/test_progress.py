"""The line that says how far a long piece of work has come."""

import io
import sys
from threading import Event

import pytest

from gatewright.cli import progress
from gatewright.cli.progress import Progress


class Terminal(io.StringIO):
    """Standard error that is a terminal, and tells when something was written."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal
        self.was_written = Event()

    def isatty(self) -> bool:
        return self.is_terminal

    def flush(self) -> None:
        self.was_written.set()


def test_long_work_is_shown_on_a_terminal_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.001)
    terminal = Terminal(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(3) as shown:
        shown.step("shop\x1b[31m.yaml")
        assert terminal.was_written.wait(10)
    assert "1 of 3: shop\\x1b[31m.yaml" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_short_work_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(1) as shown:
        shown.step("shop.yaml")
    assert terminal.getvalue() == ""


def test_nothing_is_shown_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    terminal = Terminal(is_terminal=False)
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(1) as shown:
        shown.step("shop.yaml")
        assert not terminal.was_written.wait(0.05)

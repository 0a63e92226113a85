"""A line on the terminal that says how far a long piece of work has come."""

from __future__ import annotations

import sys
from types import TracebackType

PATIENCE = 1.0
"""How many seconds a command may take before it says what it is doing."""

_BEAT = 0.2


class Progress:
    """Shows what is being worked on, on a terminal and after a second only, and takes it away in the end."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._name = ""
        self._shown = False

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            from threading import Event, Thread  # noqa: PLC0415 - most runs need none

            self._ended = Event()
            self._thread = Thread(target=self._watch, daemon=True)
            self._thread.start()
        else:
            self._thread = None
        return self

    def step(self, name: str) -> None:
        """The next piece of work has begun."""
        self._done += 1
        self._name = name

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._thread is not None:
            self._ended.set()
            self._thread.join()
            if self._shown:
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def _watch(self) -> None:
        pause = PATIENCE
        while not self._ended.wait(pause):
            from gatewright.reports.visible import visible  # noqa: PLC0415

            self._shown, pause = True, _BEAT
            line = f"{self._done} of {self._total}: {visible(self._name)}"
            print(f"\r\x1b[K{line[:79]}", end="", file=sys.stderr, flush=True)

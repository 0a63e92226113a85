"""A line on the terminal that says how far a long piece of work has come."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from gatewright.diagnostics.reports.visible import visible

if TYPE_CHECKING:
    from threading import Event, Thread

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
        self._watching: tuple[Thread, Event] | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from threading import Event, Thread  # noqa: PLC0415 - most runs need none

            ended = Event()
            thread = Thread(target=self._watch, args=(ended,), daemon=True)
            thread.start()
            self._watching = thread, ended
        return self

    def step(self, name: str) -> None:
        """The next piece of work has begun."""
        self._done += 1
        self._name = name

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._watching is None:
            return
        thread, ended = self._watching
        ended.set()
        thread.join()
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def _watch(self, ended: Event) -> None:
        pause = PATIENCE
        while not ended.wait(pause):
            pause = _BEAT
            if self._name:
                self._shown = True
                line = f"{self._done} of {self._total}: {visible(self._name)}"
                print(f"\r\x1b[K{line[:79]}", end="", file=sys.stderr, flush=True)

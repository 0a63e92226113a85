"""The journal: a line for everything that was tried, and for what became of it. Lines are added and never changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from gatewright.document.plain_data import is_mapping

Line = Mapping[str, object]

RECENT = 3600.0
"""For how many seconds what was begun and stopped counts as not finished."""


def journal_name(stem: str) -> str:
    """The journal's file, beside the spec."""
    return f"{stem}.releases.jsonl"


class Journal:
    """Lines are added, each on the disk before anything follows, and never changed."""

    def __init__(self, path: Path, about: Line) -> None:
        self.path = path
        self._about = about

    def add(self, now: float, event: str, **said: object) -> None:
        """Add a line."""
        at = datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "event": event, **self._about, **said}
        text = json.dumps(line, ensure_ascii=True, default=str)
        with self.path.open("a+b") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                text = text if file.read(1) == b"\n" else "\n" + text  # a stop may have left half a line
            file.write(text.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def lines(self) -> Iterator[Line]:
        """The whole lines about the same thing, the oldest first."""
        if not self.path.is_file():
            return  # a device or a pipe does not return what was written
        for text in self.path.read_text("utf-8", "replace").splitlines():
            try:
                line: object = json.loads(text)
            except ValueError:
                continue
            if is_mapping(line) and all(line.get(key) == value for key, value in self._about.items()):
                yield line

    def unfinished(self, now: float, *ends: str) -> Line | None:
        """The line of what was begun a moment ago, if none of these events followed."""
        begun: Line | None = None
        for line in self.lines():
            if line.get("event") in ("begin", *ends):
                begun = line if line["event"] == "begin" else None
        if begun is None:
            return None
        age = now - datetime.fromisoformat(str(begun["at"])).timestamp()
        return begun if 0 <= age < RECENT else None

"""Where text comes from, and places in it."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct


class Source(Struct, frozen=True, dict=True):
    """One text: a spec, a fragment it includes, or standard input.

    `name` is what diagnostics print: the path as the user gave it. `key` is the path inside the spec's own
    tree, with forward slashes: it goes into templates, so it must not depend on the working directory.
    """

    name: str
    text: str
    key: str = ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text's lines without their ends, split only where YAML and JSON split lines."""
        return tuple(self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


class Place(Struct, frozen=True):
    """A range of text. Lines and columns count from 1, columns in characters; the end is exclusive."""

    source: Source
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def start(self) -> tuple[int, int]:
        """The line and the column of the first character."""
        return self.line, self.column

    @property
    def end(self) -> tuple[int, int]:
        """The line and the column after the last character."""
        return self.end_line, self.end_column

    def __str__(self) -> str:
        return f"{self.source.name}:{self.line}:{self.column}"

    @property
    def key(self) -> str:
        """The place as templates name it: stable wherever the tool was started."""
        return f"{self.source.key or self.source.name}:{self.line}"

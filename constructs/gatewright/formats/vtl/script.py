"""What is in a mapping template: references, directives, and what is wrong with how it is written."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Argument(Struct, frozen=True):
    """What a function or an index is given."""

    start: int
    end: int
    kind: Literal["text", "word", "value"]
    """A fixed text in quotes, a bare word, or anything else."""
    text: str
    """What it says, if that is known before the template runs."""


class NameStep(Struct, frozen=True):
    """A step into what a reference names: `.name`, `.name(…)` or `[…]`."""

    start: int
    end: int
    name: str | None
    """A property or a function; none if an index is known only when the template runs."""
    arguments: tuple[Argument, ...] | None
    """What a function is given; none if it is not called."""


class Reference(Struct, frozen=True):
    """`$name`, with the steps behind it."""

    start: int
    end: int
    name: str
    steps: tuple[NameStep, ...]
    assigned: bool
    """Whether `#set` gives it a value here."""


class Directive(Struct, frozen=True):
    """`#if`, `#set`, `#end` and so on, without what stands in its parentheses."""

    start: int
    end: int
    name: str


class TemplateFault(Struct, frozen=True):
    """Something wrong between two offsets, and the edit to make."""

    start: int
    end: int
    message: str
    help: str = ""


class Script(Struct, frozen=True):
    """A template that has been read. Everything is in the order of the text."""

    text: str
    references: tuple[Reference, ...]
    directives: tuple[Directive, ...]
    declared: frozenset[str]
    """The variables that the template itself gives a value."""
    faults: tuple[TemplateFault, ...]
    """Why Velocity refuses it, and directives that are misspelt so that it takes them for text."""


class BrokenError(Exception):
    """What is wrong inside parentheses, on the way to the reader, which notes it and reads on."""

    def __init__(self, fault: TemplateFault) -> None:
        super().__init__(fault.message)
        self.fault = fault

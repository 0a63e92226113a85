"""PyYAML's two parsers, libyaml's and the one in Python, as one stream of events."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from yaml.error import MarkedYAMLError
from yaml.events import Event
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

Events = Callable[[str], Iterator[Event]]


class _PythonParser(Reader, Scanner, Parser):
    """What PyYAML's loaders do before they make values."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def python_events(text: str) -> Iterator[Event]:
    """The events of a text, by the parser in Python."""
    parser = _PythonParser(text)
    try:
        yield from iter(parser.get_event, None)
    except (ValueError, OverflowError):
        # An escape beyond Unicode or a number of thousands of digits: libyaml has words for it, this parser has not.
        raise MarkedYAMLError(problem="found a number out of range", problem_mark=parser.get_mark()) from None


def _c_events(text: str) -> Iterator[Event]:
    return iter(CParser(text).get_event, None)


try:
    from yaml._yaml import CParser
except ImportError:
    events: Events = python_events
else:
    events = _c_events

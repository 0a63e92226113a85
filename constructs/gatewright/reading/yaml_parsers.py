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


def parse_in_python(text: str) -> Iterator[Event]:
    """The events of a text, by PyYAML's parser in Python."""
    parser = _PythonParser(text)
    try:
        yield from iter(parser.get_event, None)
    except (ValueError, OverflowError):
        # An escape beyond Unicode, or a version of thousands of digits: libyaml has words for them.
        raise MarkedYAMLError(problem="found a number out of range", problem_mark=parser.get_mark()) from None


def parse_with_libyaml(text: str) -> Iterator[Event]:
    """The events of a text, by libyaml."""
    return iter(CParser(text).get_event, None)


try:
    from yaml._yaml import CParser
except ImportError:
    parse: Events = parse_in_python
else:
    parse = parse_with_libyaml

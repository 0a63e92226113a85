"""The usual causes of syntax errors in YAML, told in words that name the edit to make.

libyaml and PyYAML's own parser word some complaints differently; what is matched here is what both say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from gatewright.diagnostics import Diagnostic, Related
from gatewright.reading.codes import EXPLICIT_TAG, LONE_SURROGATE, SYNTAX_ERROR, TAB_INDENTATION
from gatewright.reading.wording import quoted
from gatewright.source import Place

_QUOTE_IT = "write the whole value in quotes"
_NO_SPACE = re.compile(r"\s*(?:- +)*(?P<key>[^\s:'\"#{\[]+):(?P<value>[^\s:/][^:]*)$")


class Complaint(NamedTuple):
    """What a parser said: `at` is where it gave up, `start` where what it was reading began.

    `innermost` is the start of the collection that was open.
    """

    context: str
    problem: str
    at: Place
    start: Place
    innermost: Place

    @property
    def before(self) -> str:
        """The line up to where the parser gave up."""
        return _line(self.at)[: self.at.column - 1]

    @property
    def rest(self) -> str:
        """The line from where the parser gave up."""
        return _line(self.at)[self.at.column - 1 :]

    @property
    def at_end(self) -> bool:
        """Whether the parser gave up because the file ends."""
        return not "".join((self.rest, *self.at.source.lines[self.at.line :])).strip()


Cause = tuple[str, re.Pattern[str], Callable[[Complaint], Diagnostic]]


def _line(place: Place) -> str:
    return place.source.lines[place.line - 1]


def _first_word(text: str) -> str:
    return quoted((text.split() or [""])[0])


def _tab(complaint: Complaint) -> Diagnostic:
    width = len(complaint.rest) - len(complaint.rest.lstrip("\t"))
    place = complaint.at._replace(end_column=complaint.at.column + width)
    return TAB_INDENTATION.at(place, "a tab indents this line", help="indent with spaces")


def _odd_start(complaint: Complaint) -> Diagnostic:
    if complaint.rest.startswith("\t"):
        return _tab(complaint)
    message = f"no plain value starts with {quoted(complaint.rest[:1])}"
    return SYNTAX_ERROR.at(complaint.at, message, help=_QUOTE_IT)


def _no_name(complaint: Complaint) -> Diagnostic:
    written = _first_word(_line(complaint.start)[complaint.start.column - 1 :])
    message = f"{written} is no name of an anchor"
    return SYNTAX_ERROR.at(complaint.start, message, help=f"write it in quotes if it is text: {written}")


def _stray_colon(complaint: Complaint) -> Diagnostic:
    if re.search(r":\s", complaint.before) or complaint.before.rstrip().endswith(("}", "]")):
        help = "write the value in quotes if the colon is part of it, or start a new line"
        return SYNTAX_ERROR.at(complaint.at, "a second colon in one line", help=help)
    help = "indent this line like the key above it"
    above = next((n for n in range(complaint.at.line - 1, 0, -1) if complaint.at.source.lines[n - 1].strip()), 0)
    if above and (glued := _NO_SPACE.match(complaint.at.source.lines[above - 1])):
        help = f"write a space after the colon in line {above}: `{glued['key']}: {glued['value']}`"
    return SYNTAX_ERROR.at(complaint.at, "a key where the value of the line above goes on", help=help)


def _no_colon(complaint: Complaint) -> Diagnostic:
    place = complaint.start
    text = _line(place)
    help = "write `key: value`, or indent the line if it belongs to the value above"
    if glued := _NO_SPACE.match(text):
        help = f"write a space after the colon: `{glued['key']}: {glued['value']}`"
    elif text[place.column - 1] in "'\"":
        return SYNTAX_ERROR.at(place, ...)
    return SYNTAX_ERROR.at(place, "a line without a key", help=help)

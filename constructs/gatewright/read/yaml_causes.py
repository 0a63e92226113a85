"""The usual causes of syntax errors in YAML, in messages that name the edit to make.

libyaml and PyYAML's own parser word some complaints differently; what is matched here is what both say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from gatewright.diagnostics import Diagnostic, Related
from gatewright.diagnostics.codes.keys import EMPTY_KEY
from gatewright.diagnostics.codes.syntax import EXPLICIT_TAG, SYNTAX_ERROR, TAB_INDENTATION
from gatewright.diagnostics.codes.values import LONE_SURROGATE
from gatewright.document.source import Place
from gatewright.read.wording import quoted

_QUOTE_IT = "write the whole value in quotes"
_NO_SPACE = re.compile(r"\s*(?:- +)*(?P<key>[^\s:'\"#{\[]+):(?P<value>[^\s:/][^:]*)$")


class Complaint(NamedTuple):
    """What a parser said: `at` is where it gave up, `start` where what it was reading began.

    `collection` is the start of the collection that was open, and `latest` the last thing read in it.
    """

    context: str
    problem: str
    at: Place
    start: Place
    collection: Place
    latest: Place | None

    @property
    def before(self) -> str:
        """The line up to where the parser gave up."""
        return _line(self.at)[: self.at.column - 1]

    @property
    def rest(self) -> str:
        """The line from where the parser gave up."""
        return _line(self.at)[self.at.column - 1 :]

    @property
    def line_above(self) -> tuple[int, str]:
        """The number and text of the last line before that is not blank."""
        lines = self.at.source.lines[: self.at.line - 1]
        return next(
            ((number, lines[number - 1]) for number in range(len(lines), 0, -1) if lines[number - 1].strip()), (1, "")
        )

    @property
    def at_end(self) -> bool:
        """Whether the parser gave up because the file ends."""
        return not "".join((self.rest, *self.at.source.lines[self.at.line :])).strip()


def _line(place: Place) -> str:
    return place.source.lines[place.line - 1]


def _first_word(text: str) -> str:
    return (text.split() or [""])[0]


def _odd_start(complaint: Complaint) -> Diagnostic:
    if complaint.rest.startswith("\t"):
        return _tab(complaint)
    message = f"a value without quotes cannot start with {quoted(complaint.rest[:1])}"
    return SYNTAX_ERROR.at(complaint.at, message, help=_QUOTE_IT)


def _tab(complaint: Complaint) -> Diagnostic:
    width = len(complaint.rest) - len(complaint.rest.lstrip("\t"))
    place = replace(complaint.at, end_column=complaint.at.column + width)
    return TAB_INDENTATION.at(place, "a tab is used for indentation", help="use spaces")


def _no_name(complaint: Complaint) -> Diagnostic:
    place = complaint.start
    written = _first_word(_line(place)[place.column - 1 :])
    help = f"if it is a string, put it in quotes: `{quoted(written)}`"
    place = replace(place, end_column=place.column + len(written))
    return SYNTAX_ERROR.at(place, f"{quoted(written)} is not a valid anchor name", help=help)


def _stray_colon(complaint: Complaint) -> Diagnostic:
    if re.search(r":\s|[}\]]\s*$", complaint.before):
        help = "put the value in quotes if the colon is part of it, or start a new line"
        return SYNTAX_ERROR.at(complaint.at, "a second colon on one line", help=help)
    help = "indent this line like the key above it"
    number, above = complaint.line_above
    if glued := _NO_SPACE.match(above):
        help = f"write a space after the colon on line {number}: `{glued['key']}: {glued['value']}`"
    elif ":" not in above:
        help = f"write line {number} as `key: value`"
    return SYNTAX_ERROR.at(complaint.at, "a key inside the value of the line above", help=help)


def _no_colon(complaint: Complaint) -> Diagnostic:
    help = "write `key: value`, or indent the line if it continues the value above"
    if glued := _NO_SPACE.match(_line(complaint.start)):
        help = f"write a space after the colon: `{glued['key']}: {glued['value']}`"
    return SYNTAX_ERROR.at(complaint.start, "this line is not `key: value`", help=help)


def _open_quote(complaint: Complaint) -> Diagnostic:
    help = 'close it with the same mark; inside \'…\' double the mark, inside "…" write `\\"`'
    return SYNTAX_ERROR.at(complaint.start, "this quotation mark is never closed", help=help)


def _in_brackets(complaint: Complaint) -> Diagnostic:
    if complaint.at_end:
        return SYNTAX_ERROR.at(complaint.collection, "this bracket is never closed", help="write its closing bracket")
    message = f"a comma or the closing bracket is missing before {quoted(_first_word(complaint.rest))}"
    help = "put a comma between values, and quotes around values that contain brackets or a colon"
    related = (Related(complaint.collection, "the bracket is opened here"),)
    return SYNTAX_ERROR.at(complaint.at, message, help=help, related=related)


def _no_value(complaint: Complaint) -> Diagnostic:
    if complaint.at_end:
        return _in_brackets(complaint)
    if "flow" not in complaint.context and complaint.rest[:1] in ",]}":
        return _odd_start(complaint)
    message = f"a value is missing before {quoted(complaint.rest[:1])}"
    return SYNTAX_ERROR.at(complaint.at, message, help=f"write the value, or remove the {quoted(complaint.rest[:1])}")


def _list_beside_key(complaint: Complaint) -> Diagnostic:
    help = "start the list on a new line, or write it as `[one, two]`; put quotes around a string"
    return SYNTAX_ERROR.at(complaint.at, "a list cannot start on the line of its key", help=help)


def _in_block(complaint: Complaint) -> Diagnostic:
    if complaint.before.strip(" -?"):
        return _after_value(complaint)
    if complaint.rest.startswith(":"):
        help = "write the key, or remove the colon"
        return EMPTY_KEY.at(complaint.at, "a key is missing before the colon", help=help)
    if complaint.at.column == complaint.start.column:
        message = "list items and keys are mixed"
        help = "indent the list items below their key, or remove the `- `"
    else:
        message = "the indentation of this line matches no line above it"
        _, above = complaint.line_above
        spaces, spaces_above = complaint.start.column - 1, len(above) - len(above.lstrip(" "))
        help = f"indent it by {spaces} spaces, like line {complaint.start.line}"
        if spaces_above > spaces:
            help += f", or by {spaces_above}, like the line above it"
    related = (Related(complaint.start, "the block that is not finished starts here"),)
    return SYNTAX_ERROR.at(complaint.at, message, help=help, related=related)


def _after_value(complaint: Complaint) -> Diagnostic:
    related: tuple[Related, ...] = ()
    if complaint.latest and complaint.latest.line < complaint.at.line:
        related = (Related(complaint.latest, "the value before it starts here"),)
    help = f"{_QUOTE_IT}; inside '…' double the mark"
    return SYNTAX_ERROR.at(complaint.at, "text after the end of a value", help=help, related=related)


def _after_document(complaint: Complaint) -> Diagnostic:
    help = "write the file as one mapping of `key: value` lines"
    return SYNTAX_ERROR.at(complaint.at, "text after the end of the document", help=help)


def _tag(complaint: Complaint) -> Diagnostic:
    help = "remove it; if it is a string, put it in quotes"
    return EXPLICIT_TAG.at(complaint.start, "an incomplete YAML tag; tags are not supported", help=help)


def _escape(complaint: Complaint) -> Diagnostic:
    column = (complaint.before + complaint.rest[:1]).rfind("\\") + 1
    written = re.match(r"\\(?:[xuU][0-9a-fA-F]*|.?)", _line(complaint.at)[column - 1 :])
    if not column or not written:
        return SYNTAX_ERROR.at(complaint.at, complaint.problem)
    place = replace(complaint.at, column=column, end_column=column + len(written[0]))
    if re.match(r"\\(?:u|U0000)[dD][89a-fA-F]", written[0]):
        return LONE_SURROGATE.at(place, f"{written[0]} is half of a character", help="write the character itself")
    help = "write `\\\\` for a backslash, or use single quotes"
    return SYNTAX_ERROR.at(place, f"`{written[0]}` is not an escape sequence", help=help)


def _block_header(complaint: Complaint) -> Diagnostic:
    help = "write the text on the next lines and indent it, or put it in quotes"
    return SYNTAX_ERROR.at(complaint.at, "text follows `|` or `>` on the same line", help=help)


def _directive(complaint: Complaint) -> Diagnostic:
    help = "remove the line; if it is a key, put it in quotes"
    return SYNTAX_ERROR.at(complaint.start, "a line that starts with `%` is a YAML directive", help=help)


Cause = tuple[str, re.Pattern[str], Callable[[Complaint], Diagnostic]]

CAUSES: tuple[Cause, ...] = tuple(
    (context, re.compile(problem), diagnose)
    for context, problem, diagnose in (
        ("", "cannot start any token", _odd_start),
        ("", "found a tab character", _tab),
        ("while scanning an a", "alphabetic", _no_name),
        ("", "mapping values are not allowed", _stray_colon),
        ("simple key", "expected ':'", _no_colon),
        ("quoted scalar", "unexpected (?:end|document)", _open_quote),
        ("flow", "',' or", _in_brackets),
        ("node", "node content", _no_value),
        ("", "sequence entries are not allowed", _list_beside_key),
        ("while parsing a block", "expected", _in_block),
        ("", "<?document start>?", _after_document),
        ("", "tag handle", _tag),
        (" a tag", "", _tag),
        ("quoted scalar", "escape|hexa?decimal", _escape),
        ("block scalar", "expected", _block_header),
        ("directive", "", _directive),
        ("", "directive|incompatible", _directive),
    )
)
"""Part of the context, pattern of the problem, and the function that reports the cause; the first match wins."""

"""Reading JSON: its tokens, in one pass, driven into the builder by what may come next."""

from __future__ import annotations

from enum import Enum, auto

from gatewright.diagnostics import Related
from gatewright.diagnostics.codes.files import SEVERAL_DOCUMENTS
from gatewright.diagnostics.codes.syntax import SYNTAX_ERROR
from gatewright.document.source import Place
from gatewright.read.builder import Builder
from gatewright.read.collections import OpenMapping
from gatewright.read.json_tokens import Token, tokens
from gatewright.read.lines import inside
from gatewright.read.scalars import is_json_word, report_not_finite
from gatewright.read.wording import quoted

_NOT_FINITE = frozenset(("NaN", "Infinity", "-Infinity"))
_WORDS_OF_OTHERS = {"True": "true", "False": "false", "None": "null", "undefined": "null"}


class _Next(Enum):
    """What may come next. Where a first member may come, the closing bracket may come too."""

    VALUE = auto()
    FIRST_VALUE = auto()
    KEY = auto()
    FIRST_KEY = auto()
    COLON = auto()
    COMMA = auto()
    NOTHING = auto()


def read_json(text: str, builder: Builder) -> None:
    """Drive the builder through a JSON text. What is wrong is reported; what can be guessed is read on."""
    reader = _Reader(builder)
    for token in tokens(text, builder.source, builder.report):
        reader.take(token)
        if builder.stopped:
            return
    if not builder.at_root:
        bracket = inside(builder.source, *builder.innermost.start)
        builder.report(SYNTAX_ERROR.at(bracket, "this bracket is never closed", help="write its closing bracket"))


class _Reader:
    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._next = _Next.VALUE
        self._comma: Place | None = None
        """The comma just before, which is one too many if a closing bracket follows."""

    def take(self, token: Token) -> None:
        """The next token."""
        match self._next:
            case _Next.VALUE | _Next.FIRST_VALUE:
                self._value(token)
            case _Next.KEY | _Next.FIRST_KEY:
                self._key(token)
            case _Next.COLON if token.kind == ":":
                self._next = _Next.VALUE
            case _Next.COLON:
                self._lose(token, "a colon is missing", "write a colon between the key and its value")
            case _Next.COMMA:
                self._after_value(token)
            case _Next.NOTHING:
                self._after_end(token)

    def _value(self, token: Token) -> None:
        if token.kind == "]" and (self._comma or self._next is _Next.FIRST_VALUE):
            self._close(token)
            return
        self._comma = None
        match token.kind:
            case "{":
                self._builder.open_mapping(token.place.start)
                self._next = _Next.FIRST_KEY
            case "[":
                self._builder.open_sequence(token.place.start)
                self._next = _Next.FIRST_VALUE
            case "string":
                self._builder.scalar(token.text, token.place, '"')
                self._go_on()
            case "word":
                self._word(token)
                self._go_on()
            case _:
                self._lose(token, "a value is missing", "write the value")

    def _word(self, token: Token) -> None:
        text, place = token.text, token.place
        if is_json_word(text):
            self._builder.scalar(text, place, None)
            return
        if text in _NOT_FINITE:
            report_not_finite(text, place, self._builder.report)
        else:
            known = _WORDS_OF_OTHERS.get(text)
            help = f"write `{known}`" if known else "write strings in double quotes, and numbers as in 0.5 or -12"
            self._builder.report(SYNTAX_ERROR.at(place, f"{quoted(text)} is not a JSON word or number", help=help))
        self._builder.scalar(text, place, "'")

    def _key(self, token: Token) -> None:
        if token.kind == "}":
            self._close(token)
        elif token.kind in ("string", "word"):
            if token.kind == "word":
                message = f"the key {quoted(token.text)} is not quoted"
                self._builder.report(SYNTAX_ERROR.at(token.place, message, help="write keys in double quotes"))
            self._builder.scalar(token.text, token.place, '"')
            self._comma = None
            self._next = _Next.COLON
        else:
            self._lose(token, "a key is missing", "write the key in double quotes")

    def _after_value(self, token: Token) -> None:
        in_mapping = isinstance(self._builder.innermost, OpenMapping)
        if token.kind == ("}" if in_mapping else "]"):
            self._close(token)
            return
        if token.kind in ("}", "]", ":", "other"):
            self._lose(token, "a comma or the closing bracket is missing", "put a comma between members")
            return
        self._next = _Next.KEY if in_mapping else _Next.VALUE
        if token.kind == ",":
            self._comma = token.place
        else:
            message = f"a comma is missing before {quoted(token.text)}"
            self._builder.report(SYNTAX_ERROR.at(token.place, message, help="put a comma between members"))
            self.take(token)

    def _after_end(self, token: Token) -> None:
        first = self._builder.innermost.last
        if token.kind in ("{", "[") and first is not None:
            message = "a second document starts here; a file can have only one"
            related = (Related(first, "the first document"),)
            help = "move it to a separate file"
            self._builder.stop(SEVERAL_DOCUMENTS.at(token.place, message, help=help, related=related))
        else:
            self._lose(token, "text after the end of the document", "remove it")

    def _close(self, token: Token) -> None:
        if self._comma:
            message = f"a comma before the closing `{token.text}`"
            self._builder.report(SYNTAX_ERROR.at(self._comma, message, help="remove it"))
            self._comma = None
        self._builder.close(token.place.end)
        self._go_on()

    def _go_on(self) -> None:
        self._next = _Next.NOTHING if self._builder.at_root else _Next.COMMA

    def _lose(self, token: Token, message: str, help: str) -> None:
        """Stop where there is no telling how the text goes on."""
        if token.kind == "other" and token.text in ('"', "'"):
            message, help = (
                "this quotation mark is never closed",
                "close it on the same line; write a line break as `\\n`",
            )
        else:
            message = f"{message} before {quoted(token.text)}"
        related: tuple[Related, ...] = ()
        if not self._builder.at_root:
            bracket = inside(self._builder.source, *self._builder.innermost.start)
            related = (Related(bracket, "the bracket is opened here"),)
        self._builder.stop(SYNTAX_ERROR.at(token.place, message, help=help, related=related))

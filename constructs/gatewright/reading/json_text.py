"""Reading JSON: a loop over its tokens that knows what may come next, driven into the builder."""

from __future__ import annotations

from enum import Enum, auto

from gatewright.diagnostics import Related
from gatewright.reading.builder import Builder
from gatewright.reading.codes import SEVERAL_DOCUMENTS, SYNTAX_ERROR
from gatewright.reading.collections import OpenMapping
from gatewright.reading.json_tokens import Token, tokens
from gatewright.reading.lines import inside
from gatewright.reading.scalars import is_json_word, report_not_finite
from gatewright.reading.wording import quoted
from gatewright.source import Place

_CLOSING = {"[": "]", "{": "}"}
_NOT_FINITE = frozenset(("NaN", "Infinity", "-Infinity"))


class _Next(Enum):
    """What may come next. Right after an opening bracket, its closing one may come as well."""

    VALUE = auto()
    FIRST_VALUE = auto()
    KEY = auto()
    FIRST_KEY = auto()
    COLON = auto()
    COMMA = auto()
    END = auto()


def read_json(text: str, builder: Builder) -> None:
    """Drive the builder through a JSON text. A syntax error is reported; what can be guessed is read on."""
    reader = _Reader(builder)
    for token in tokens(text, builder.source, builder.report):
        reader.take(token)
        if builder.stopped or reader.lost:
            return
    reader.finish()

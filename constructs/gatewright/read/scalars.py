"""What plain scalars mean: JSON's words and numbers, and otherwise the text that was written."""

from __future__ import annotations

import re

from gatewright.diagnostics.codes.values import INEXACT_NUMBER, NOT_FINITE, RESERVED_TEXT
from gatewright.document import Plain
from gatewright.document.source import Place
from gatewright.read.characters import Report
from gatewright.read.limits import MAX_INTEGER
from gatewright.read.wording import quoted

_WORDS: dict[str, Plain] = {"true": True, "false": False, "null": None, "": None}
_INFINITE = {f"{sign}.{word}" for sign in ("", "+", "-") for word in ("inf", "Inf", "INF")}
_NOT_FINITE = _INFINITE | {".nan", ".NaN", ".NAN"}
_NUMBER = re.compile(r"-?(?P<digits>(?:0|[1-9][0-9]*)(?P<fraction>\.[0-9]+)?)(?P<exponent>[eE][+-]?[0-9]+)?")
_UNUSUAL_STARTS = frozenset("-+.0123456789")
_DOUBLE_DIGITS = 17
_CDK_TOKENS = ("${Token[", "#{Token[")
_CDK_NUMBERS = (-(2.0**961), -1.9375 * 2.0**960)
"""CDK writes its tokens for numbers as doubles in this range, and takes every double in it for one."""


def plain_value(text: str, place: Place, report: Report) -> Plain:
    """The value of a plain scalar. A number that cannot be kept as written is reported and stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _UNUSUAL_STARTS:
        if text in _NOT_FINITE:
            report_not_finite(text, place, report)
        elif number := _NUMBER.fullmatch(text):
            return _number(number, place, report)
    return text


def is_json_word(text: str) -> bool:
    """Whether JSON allows `text` without quotes."""
    return (text in _WORDS and text != "") or _NUMBER.fullmatch(text) is not None


def report_not_finite(text: str, place: Place, report: Report) -> None:
    """Report an infinity, or what is not a number."""
    report(
        NOT_FINITE.at(
            place, f"{quoted(text)} is not a finite number", help="write a number, or put quotes around the text"
        )
    )


def check_token(text: str, place: Place, report: Report) -> None:
    """Report text in which CDK would see one of its tokens."""
    help = "refer to the value by its name"
    for opening in _CDK_TOKENS:
        if opening in text:
            report(RESERVED_TEXT.at(place, f"CDK would read {quoted(opening)} as one of its tokens", help=help))


def _number(number: re.Match[str], place: Place, report: Report) -> Plain:
    text = number[0]
    value = _float(number) if number["fraction"] or number["exponent"] else _integer(text)
    if value is None:
        help = (
            f"put it in quotes to keep it as a string: `'{text}'`"
            if len(text) <= 40
            else "put it in quotes to keep it as a string"
        )
        report(INEXACT_NUMBER.at(place, f"the number {quoted(text)} would change when it is read", help=help))
        return text
    if _CDK_NUMBERS[0] < value <= _CDK_NUMBERS[1]:
        report(
            RESERVED_TEXT.at(
                place, f"CDK would read the number {text} as one of its tokens", help="write another number"
            )
        )
    return value


def _integer(text: str) -> int | None:
    if len(text) > _DOUBLE_DIGITS:
        return None
    value = int(text)
    return value if abs(value) <= MAX_INTEGER else None


def _float(number: re.Match[str]) -> float | None:
    """The double, if the shortest way to write it has the digits that were written."""
    written = _significant(number["digits"])
    if len(written) > _DOUBLE_DIGITS:
        return None
    value = float(number[0])
    kept = _NUMBER.fullmatch(repr(value))
    return value if kept and _significant(kept["digits"]) == written else None


def _significant(digits: str) -> str:
    return digits.replace(".", "").strip("0")

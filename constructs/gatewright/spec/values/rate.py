"""Counts per time: `2000/5m` for a rate limit, `10000/day` for a quota."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.value import BadValueError, Value, Written, as_text

_PERIODS = ("day", "week", "month")


class Rate(Value, frozen=True):
    """A count per duration: `2000/5m`, `100/s`."""

    SCHEMA: ClassVar = {"type": "string", "pattern": r"^[0-9]+/[0-9]*(ms|s|m|h|d)$", "examples": ["2000/5m", "100/s"]}

    count: int
    per: Duration

    @classmethod
    def parse(cls, written: Written) -> Self:
        """An integer, a slash, and a duration; a `1` in the duration can be omitted."""
        match = re.fullmatch(r"([0-9]+)/([0-9]*)(ms|s|m|h|d)", written) if isinstance(written, str) else None
        if match is None:
            raise BadValueError(
                f"{in_words(written)} is not a rate", "write a count and a duration: `2000/5m`, `100/s`"
            )
        return cls(int(match[1]), Duration.parse(f"{match[2] or 1}{match[3]}"))

    def __str__(self) -> str:
        per = str(self.per)
        return f"{self.count}/{per[1:] if re.fullmatch('1[a-z]+', per) else per}"


class Quota(Value, frozen=True):
    """A count per calendar period: `10000/day`, `50000/week` or `1000000/month`."""

    SCHEMA: ClassVar = {"type": "string", "pattern": "^[0-9]+/(day|week|month)$", "examples": ["10000/day"]}

    count: int
    period: str

    @classmethod
    def parse(cls, written: Written) -> Self:
        """An integer, a slash, and day, week or month."""
        count, _, period = as_text(written).partition("/")
        if not (isinstance(written, str) and re.fullmatch("[0-9]+", count) and period in _PERIODS):
            raise BadValueError(
                f"{in_words(written)} is not a quota", "write a count per day, week or month: `10000/day`"
            )
        return cls(int(count), period)

    def __str__(self) -> str:
        return f"{self.count}/{self.period}"

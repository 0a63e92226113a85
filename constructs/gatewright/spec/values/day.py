"""Dates: `2027-03-01`."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.value import BadValueError, Value, Written

_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Day(Value, frozen=True, order=True):
    """A date: `2027-03-01`."""

    SCHEMA: ClassVar = {"type": "string", "pattern": f"^{_PATTERN}$", "examples": ["2027-03-01"]}

    date: date

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A date that exists in the calendar."""
        if not (isinstance(written, str) and re.fullmatch(_PATTERN, written)):
            raise BadValueError(f"{in_words(written)} is not a day", "write year, month and day: `2027-03-01`")
        try:
            return cls(date.fromisoformat(written))
        except ValueError:
            raise BadValueError(f"there is no day {in_words(written)}", "write a day of that month") from None

    def __str__(self) -> str:
        return self.date.isoformat()

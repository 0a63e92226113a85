"""Percentages: `10%`, `0.5%`."""

from __future__ import annotations

from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.number import NUMBER, spell
from gatewright.spec.values.value import BadValueError, Value, Written


class Percent(Value, frozen=True, order=True):
    """A percentage from 0 to 100: `10%`, `0.5%`, or the number alone."""

    SCHEMA: ClassVar = {
        "oneOf": [{"type": "string", "pattern": f"^{NUMBER}%$"}, {"type": "number", "minimum": 0, "maximum": 100}],
        "examples": ["10%", "0.5%", 25],
    }

    percent: float

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A number from 0 to 100, with or without `%`."""
        bare = written.removesuffix("%") if isinstance(written, str) else written
        try:
            number = -1.0 if isinstance(written, bool) or (bare == written and isinstance(bare, str)) else float(bare)
        except ValueError:
            number = -1.0
        if not 0 <= number <= 100:
            raise BadValueError(f"{in_words(written)} is not a percentage from 0 to 100", "write it like `10%`")
        return cls(number)

    def __str__(self) -> str:
        return f"{spell(self.percent)}%"

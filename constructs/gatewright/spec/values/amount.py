"""Limits: a percentage, or a number."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.number import NUMBER, spell, split_unit
from gatewright.spec.values.value import BadValueError, Value, Written, as_text


class Amount(Value, frozen=True):
    """A percentage or a number: `1%` of all requests, `10` requests."""

    SCHEMA: ClassVar = {
        "oneOf": [{"type": "string", "pattern": f"^({NUMBER} ?%|[0-9]+)$"}, {"type": "integer", "minimum": 0}],
        "examples": ["1%", 10],
    }

    number: float
    is_share: bool

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A number from 0 to 100 with `%`, or an integer."""
        if not isinstance(written, bool) and re.fullmatch("[0-9]+", as_text(written)):
            return cls(int(written), is_share=False)
        parts = split_unit(written, "%")
        if parts is None or parts[0] > 100:
            raise BadValueError(f"{in_words(written)} is not a percentage or an integer", "write it like `1%` or `10`")
        return cls(float(parts[0]), is_share=True)

    def __str__(self) -> str:
        return f"{spell(self.number)}{'%' if self.is_share else ''}"

"""Durations: `250ms`, `29s`, `5m`, `12h`, `30d`."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.number import NUMBER, spell, split_unit
from gatewright.spec.values.value import BadValueError, Value, Written

_MILLISECONDS = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}
_UNITS = "|".join(_MILLISECONDS)


class Duration(Value, frozen=True, order=True):
    """A duration with its unit: `250ms`, `29s`, `5m`, `12h` or `30d`."""

    SCHEMA: ClassVar = {"type": "string", "pattern": rf"^{NUMBER} ?({_UNITS})$", "examples": ["250ms", "29s", "5m"]}

    milliseconds: int

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A number and one of the units ms, s, m, h, d."""
        parts = split_unit(written, _UNITS)
        if parts is None:
            raise BadValueError(f"{in_words(written)} is not a duration", _help(written))
        exact = parts[0] * _MILLISECONDS[parts[1]]
        if exact != exact.to_integral_value():
            raise BadValueError(f"{in_words(written)} is finer than a millisecond", "use whole milliseconds")
        return cls(int(exact))

    @property
    def seconds(self) -> float:
        """The duration in seconds."""
        return self.milliseconds / 1000

    def __str__(self) -> str:
        for unit in reversed(_MILLISECONDS):
            if self.milliseconds and self.milliseconds % _MILLISECONDS[unit] == 0:
                return f"{self.milliseconds // _MILLISECONDS[unit]}{unit}"
        return f"{spell(Decimal(self.milliseconds))}ms"


def _help(written: Written) -> str:
    if isinstance(written, int | float) and not isinstance(written, bool):
        return f"give it a unit: `{written}s` or `{written}ms`"
    return "write a number and a unit: `250ms`, `29s`, `5m`, `12h` or `30d`"

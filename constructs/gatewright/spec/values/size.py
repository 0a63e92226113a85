"""Amounts of memory and storage: `512MB`, `0.5GB`."""

from __future__ import annotations

from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.number import NUMBER, spell, split_unit
from gatewright.spec.values.value import BadValueError, Value, Written

_BYTES = {"B": 1, "KB": 1024, "MB": 1024**2, "GB": 1024**3}
_UNITS = "|".join(_BYTES)


class Size(Value, frozen=True, order=True):
    """An amount of memory or storage, with its unit: `900B`, `10KB`, `512MB` or `0.5GB` (1 KB is 1,024 bytes)."""

    SCHEMA: ClassVar = {"type": "string", "pattern": rf"^{NUMBER} ?({_UNITS})$", "examples": ["10KB", "512MB", "0.5GB"]}

    amount: str
    """The number as written, without trailing zeros: cache sizes are names as much as numbers."""
    unit: str

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A number and one of the units B, KB, MB, GB."""
        parts = split_unit(written, _UNITS)
        if parts is None:
            raise BadValueError(
                f"{in_words(written)} is not a size",
                "write a number and a unit: `900B`, `10KB`, `512MB`, `0.5GB`",
            )
        return cls(spell(parts[0]), parts[1])

    @property
    def bytes(self) -> float:
        """The amount in bytes."""
        return float(self.amount) * _BYTES[self.unit]

    @property
    def megabytes(self) -> float:
        """The amount in megabytes of 1,024 kilobytes."""
        return self.bytes / _BYTES["MB"]

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"

"""Words that may be known at deployment only."""

from __future__ import annotations

from typing import ClassVar, Self

from gatewright.spec.values.late import is_late
from gatewright.spec.values.name import Word
from gatewright.spec.values.value import Written, as_text


class LateWord(Word, frozen=True):
    """Text that matches a pattern, unless it is known at deployment only."""

    PATTERN: ClassVar = ".+"

    @classmethod
    def parse(cls, written: Written) -> Self:
        """The word, if it matches or is not known yet."""
        return cls(as_text(written)) if is_late(as_text(written)) else super().parse(written)

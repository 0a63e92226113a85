"""Words that may not be known before the deployment."""

from typing import ClassVar, Self

from gatewright.spec.values.late import is_late
from gatewright.spec.values.name import Word
from gatewright.spec.values.value import Written


class LateWord(Word, frozen=True):
    """Text that has to look a certain way where it is known before the deployment."""

    PATTERN: ClassVar = ".+"

    @classmethod
    def parse(cls, written: Written) -> Self:
        """The word, if it looks right or is not known yet."""
        return cls(str(written)) if is_late(str(written)) else super().parse(written)

"""Numbers with units."""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = r"[0-9]+(?:\.[0-9]+)?"


def split_unit(written: object, units: str) -> tuple[Decimal, str] | None:
    """`1.5GB` as a number and a unit out of `units`, a regular expression; `None` for anything else."""
    match = re.fullmatch(rf"({NUMBER}) ?({units})", written) if isinstance(written, str) else None
    return (Decimal(match[1]), match[2]) if match else None


def spell(number: Decimal | float) -> str:
    """A number without an exponent and trailing zeros."""
    text = format(Decimal(str(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text

"""One glob covers another one if it takes every value that the other one takes, and never otherwise."""

from fnmatch import fnmatchcase
from itertools import product

import pytest

from gatewright.rules.shared.globs import covers

TEXTS = ["".join(letters) for length in (1, 2) for letters in product("ab", repeat=length)]
GLOBS = [f"{first}{text}{last}" for first in ("", "*") for text in TEXTS for last in ("", "*")]
VALUES = ["".join(letters) for length in range(1, 7) for letters in product("abc", repeat=length)]


@pytest.mark.parametrize("wide", GLOBS)
def test_it_covers_what_it_takes_all_of(wide: str) -> None:
    taken = {value for value in VALUES if fnmatchcase(value, wide)}
    for narrow in GLOBS:
        assert covers(wide, narrow) == ({value for value in VALUES if fnmatchcase(value, narrow)} <= taken), narrow

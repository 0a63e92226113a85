"""Sizes of a file."""

from gatewright.diagnostics.diagnostic import Code

NESTING_TOO_DEEP = Code(
    "GW011",
    "nesting-too-deep",
    """Values are nested more than 64 levels deep.

Specs never need a quarter of that, and other programs fail at some depth. Look for brackets that are never closed, or
move inner values further out.
""",
)

TOO_MANY_VALUES = Code(
    "GW012",
    "too-many-values",
    """A file contains more than 1,000,000 keys and values.

Specs never come near that. Check whether the path names the right file.
""",
)

TOO_MANY_MISTAKES = Code(
    "GW013",
    "too-many-mistakes",
    """Reading stopped after 100 errors.

So many errors usually have one cause: a file of another type, or one that was saved wrongly. Fix the first ones and
check again.
""",
)

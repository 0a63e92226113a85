"""Sizes of a file."""

from gatewright.diagnostics.diagnostic import Code

NESTING_TOO_DEEP = Code(
    "GW011",
    "nesting-too-deep",
    """Values nest more than 64 levels deep.

No spec needs a quarter of that, and programs further on fail at some depth. Look for brackets that are opened and never
closed, or bring the inner values further out.
""",
)

TOO_MANY_VALUES = Code(
    "GW012",
    "too-many-values",
    """A file holds more than 1,000,000 keys and values.

No spec that people keep comes near. Look whether the path names the right file.
""",
)

TOO_MANY_MISTAKES = Code(
    "GW013",
    "too-many-mistakes",
    """Reading stopped after 100 mistakes.

So many mistakes usually have one cause: a file of another kind, or one that was saved wrongly. Mend the first ones and
check again.
""",
)

"""Folders of code."""

from gatewright.diagnostics.diagnostic import Code

CODE_LINK = Code(
    "GW244",
    "code-link",
    """A folder of code holds a link that leads out of it, or nowhere.

What a link outside the folder leads to differs from one machine to the next, and so would the function. Copy what is
needed into the folder.
""",
)

CODE_EMPTY = Code(
    "GW245",
    "code-empty",
    """A folder of code has no file in it.

Lambda refuses a function without code.
""",
)

CODE_SIZE = Code(
    "GW246",
    "code-size",
    """A folder of code is larger than Lambda takes.

A function and its layers may be 250 MB, unpacked. Leave out what the function does not need, or use a layer.
""",
)

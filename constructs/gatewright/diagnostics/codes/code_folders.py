"""Folders of code."""

from gatewright.diagnostics.diagnostic import Code

CODE_LINK = Code(
    "GW244",
    "code-link",
    """A code folder contains a link that points outside the folder, or to nothing.

The target of a link outside the folder differs from one machine to the next, and so would the function. Copy what the
function needs into the folder.
""",
)

CODE_EMPTY = Code(
    "GW245",
    "code-empty",
    """A code folder contains no file.

Lambda rejects a function without code.
""",
)

CODE_SIZE = Code(
    "GW246",
    "code-size",
    """A code folder is larger than Lambda allows.

A function and its layers can have 250 MB, unzipped. Remove what the function does not need, or use a layer.
""",
)

"""What API Gateway gives to mapping templates: the names that its developer guide lists, and no others."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class ArgumentCount(Struct, frozen=True):
    """How many arguments a function takes."""

    least: int
    most: int


ONE = ArgumentCount(1, 1)
FUNCTIONS: Mapping[str, Mapping[str, ArgumentCount | None]] = {
    "input": {"body": None, "json": ONE, "params": ArgumentCount(0, 1), "path": ONE},
    "util": {
        "base64Decode": ONE,
        "base64Encode": ONE,
        "escapeJavaScript": ONE,
        "parseJson": ONE,
        "urlDecode": ONE,
        "urlEncode": ONE,
    },
}
"""The functions of `$input` and `$util`; none for what is no function."""

PARAMETERS = ("header", "path", "querystring")
"""The maps in `$input.params()`."""

VARIABLES = frozenset((*FUNCTIONS, "context", "stageVariables"))
"""The variables that the service sets."""

VELOCITY_VARIABLES = frozenset(
    ("foreach", "velocityCount", "velocityHasNext", "macro", "define", "template", "evaluate", "bodyContent")
)
"""The variables that Velocity sets itself."""

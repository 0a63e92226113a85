"""Regular expressions, as the service reads them: those of JavaScript, in its fifth edition."""

import re
import warnings

from gatewright.formats.jsonschemas.draft import Draft
from gatewright.formats.jsonschemas.values import describe

_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:<[=!]|.)|[*+?}]\+", re.DOTALL)
_FOREIGN_ESCAPES = frozenset((r"\A", r"\Z", r"\z", r"\p", r"\P", r"\h", r"\Q"))
_GROUPS = frozenset(("(?:", "(?=", "(?!"))


def pattern_problem(pattern: str) -> str | None:
    """Why the service cannot read a pattern, if it cannot."""
    for token in _TOKEN.findall(pattern):
        foreign_group = token.startswith("(?") and token not in _GROUPS
        if token in _FOREIGN_ESCAPES or foreign_group or (token.endswith("+") and len(token) == 2 and token[0] != "\\"):
            return f"`{token}` is not supported by JavaScript regular expressions, which API Gateway uses"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            return f"this is not a regular expression: {error}"
    return None


def found_in(pattern: str, text: str) -> bool:
    """Whether a text has a pattern in it, by JavaScript's ASCII classes; yes if Python cannot read the pattern."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return re.search(pattern, text, re.ASCII) is not None
        except (re.error, OverflowError, RecursionError):
            return True


def good_pattern(draft: Draft, pattern: object, *steps: str | int) -> bool:
    """Whether this is a pattern; if not, it is said."""
    if not isinstance(pattern, str):
        draft.refused(f"a pattern must be a string, not {describe(pattern)}", "", *steps)
        return False
    problem = pattern_problem(pattern)
    if problem is not None:
        draft.refused(problem, "", *steps)
    return problem is None

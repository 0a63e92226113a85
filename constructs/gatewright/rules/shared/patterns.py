"""Regular expressions in the dialect of AWS. Python's is similar enough to find those that no dialect supports."""

import re
import warnings

_BROKEN_ANYWHERE = ("unterminated", "missing )", "unbalanced parenthesis", "nothing to repeat")


def broken(pattern: str) -> str:
    """Why no dialect supports a pattern; empty if one may."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            reason = str(error)
            return reason if reason.startswith(_BROKEN_ANYWHERE) else ""
    return ""

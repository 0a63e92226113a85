"""Regular expressions in the service's own dialect, of which Python's is near enough to see what nobody could read."""

import re
import warnings

_BROKEN_ANYWHERE = ("unterminated", "missing )", "unbalanced parenthesis", "nothing to repeat")


def broken(pattern: str) -> str:
    """Why a pattern is one in no dialect; empty if it may be one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            reason = str(error)
            return reason if reason.startswith(_BROKEN_ANYWHERE) else ""
    return ""

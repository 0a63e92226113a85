"""The form of policy statements, wherever they are written."""

from collections.abc import Iterator

from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.rules.rule import Problem
from gatewright.rules.shared.words import listed
from gatewright.spec.model import Json

_EFFECTS = ("Allow", "Deny")
_PAIRS = (("Principal", "NotPrincipal"), ("Action", "NotAction"), ("Resource", "NotResource"))
_KEYS = ("Sid", "Effect", "Condition", *(key for pair in _PAIRS for key in pair))


def statement_problems(statement: Json, path: Path) -> Iterator[Problem]:
    """The problems of a statement that AWS rejects."""
    for key in statement:
        if key not in _KEYS:
            message = f"there is no key {key!r} in policy statements"
            yield Problem((*path, key), message, suggestion(key, _KEYS), at_key=True)
    missing = [one for one, other in (("Effect", "Effect"), *_PAIRS) if one not in statement and other not in statement]
    if missing:
        yield Problem(path, f"this statement has no {listed(missing, most=4)}", f"add {listed(missing, most=4)}")
    if "Effect" in statement and statement["Effect"] not in _EFFECTS:
        message = f"`Effect` must be `Allow` or `Deny`, not {statement['Effect']!r}"
        yield Problem((*path, "Effect"), message, suggestion(str(statement["Effect"]), _EFFECTS))
    for one, other in _PAIRS:
        if one in statement and other in statement:
            message = f"`{one}` and `{other}` cannot be in one statement"
            yield Problem((*path, other), message, "keep one of them", at_key=True)

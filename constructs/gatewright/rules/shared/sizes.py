"""How large parts of a template are."""

import json

from gatewright.template import GetAtt, Hole, Import, Lookup, Origin, Piece, Prose, Ref, Text
from gatewright.template.intrinsic import intrinsic


def compact_json(value: object) -> str:
    """A template value as compact JSON, with an empty string for each hole."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def json_size(value: object) -> int:
    """The bytes of a template value as compact JSON."""
    return len(compact_json(value).encode())


def _plain(value: object) -> object:
    match value:
        case Origin(_, inner):
            return inner
        case Prose(text):
            return text
        case Hole():
            return ""
        case Ref() | GetAtt() | Import() | Lookup() | Text() | Piece():
            return intrinsic(value)
        case _:
            raise TypeError(f"{value!r} cannot be in a template")

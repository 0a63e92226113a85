"""How large parts of a template are."""

import json

from gatewright.template import GetAtt, Hole, Import, Lookup, Origin, Piece, Prose, Ref, Text


def compact_json(value: object) -> str:
    """A template value as compact JSON, with nothing in place of what only the caller can fill in."""
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
        case Ref(id) | Lookup(id):
            return {"Ref": id}
        case GetAtt(id, attribute):
            return {"Fn::GetAtt": [id, attribute]}
        case Import(name):
            return {"Fn::ImportValue": name}
        case Text(parts):
            return {"Fn::Sub": "".join(_in_text(part) for part in parts)}
        case Piece(whole, separator, index):
            return {"Fn::Select": [index, {"Fn::Split": [separator, whole]}]}
        case Hole():
            return ""
        case _:
            raise TypeError(f"{value!r} cannot be in a template")


def _in_text(part: object) -> str:
    match part:
        case str():
            return part
        case Ref(id) | Lookup(id):
            return f"${{{id}}}"
        case GetAtt(id, attribute):
            return f"${{{id}.{attribute}}}"
        case _:
            return ""

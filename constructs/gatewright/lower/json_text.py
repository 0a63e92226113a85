"""JSON in a text, with references inside."""

import json
from collections.abc import Mapping, Sequence

from gatewright.template import Value, text


def json_text(value: Value) -> Value:
    """A value as JSON in its canonical form: keys sorted, no spaces. References stand in quotes."""
    return text(*_parts(value))


def _parts(value: Value) -> list[Value]:
    match value:
        case str() | int() | float() | None:
            return [json.dumps(value, ensure_ascii=False)]
        case Mapping():
            entries = [[json.dumps(key), ":", *_parts(value[key])] for key in sorted(value)]
            return ["{", *_separated(entries), "}"]
        case Sequence():
            return ["[", *_separated([_parts(item) for item in value]), "]"]
        case _:
            return ['"', value, '"']


def _separated(items: Sequence[list[Value]]) -> list[Value]:
    return [part for index, item in enumerate(items) for part in ([",", *item] if index else item)]

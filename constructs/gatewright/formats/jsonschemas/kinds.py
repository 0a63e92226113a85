"""What a value is: `type`, `nullable`, `enum`, `const` and `format`.

In draft 4 an `integer` is written without a fraction: 1.0 is a number. Newer drafts take it for an integer, but no
JSON library in use writes an integer so, and saying it otherwise would cost the type in generated clients.
"""

from copy import deepcopy

from gatewright.diagnostics.nearest import suggestion
from gatewright.formats.jsonschemas.draft import Draft
from gatewright.formats.jsonschemas.formats import CHECKED, HINTS, instead_of
from gatewright.formats.jsonschemas.values import describe, identity, is_list, unique

KEYWORDS = frozenset(("type", "nullable", "enum", "const", "format"))

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")

_OTHER_NAMES = {
    "any": "remove `type`: without it any value is valid",
    "bool": "write `boolean`",
    "date": "write `string`, and `format: date-time`",
    "datetime": "write `string`, and `format: date-time`",
    "dict": "write `object`",
    "double": "write `number`",
    "file": "remove the model: the body of an upload is not JSON",
    "float": "write `number`",
    "int": "write `integer`",
    "list": "write `array`",
    "map": "write `object`",
    "str": "write `string`",
}


def lower_kinds(draft: Draft) -> None:
    """Lower what a value is."""
    _types(draft)
    _values(draft)
    _format(draft)


def _types(draft: Draft) -> None:
    types = _written_types(draft)
    if draft.flag("nullable"):
        _nullable(draft, types)
    if types:
        draft.out["type"] = types[0] if len(types) == 1 else types


def _written_types(draft: Draft) -> list[str]:
    if "type" not in draft.source:
        return []
    written = draft.source["type"]
    several = is_list(written)
    candidates = unique(written) if is_list(written) else [written]
    if not candidates:
        draft.refused("`type` is empty", "remove it: without it any value is valid", "type")
    types: list[str] = []
    for index, name in enumerate(candidates):
        if isinstance(name, str) and name in TYPES:
            types.append(name)
        else:
            steps = ("type", index) if several else ("type",)
            draft.refused(f"{describe(name)} is not a type", _help_for(name), *steps)
    return types if len(types) == len(candidates) else []


def _help_for(name: object) -> str:
    if name is None:
        return "write `'null'`, in quotes"
    return _OTHER_NAMES.get(str(name).casefold()) or suggestion(str(name), TYPES)


def _nullable(draft: Draft, types: list[str]) -> None:
    if not types:
        message = "`nullable` has no effect in a schema without `type`"
        draft.ignored(message, "write `anyOf: [..., {type: 'null'}]`", "nullable")
        return
    if "null" not in types:
        types.append("null")
    values = draft.source.get("enum")
    if is_list(values) and None not in values:
        draft.ignored("`nullable` has no effect: null is not in `enum`", "add `null` to `enum`", "nullable")


def _values(draft: Draft) -> None:
    values = draft.sequence("enum", of="values")
    if values:
        draft.out["enum"] = deepcopy(unique(values))
    elif is_list(draft.source.get("enum")):
        draft.refused("`enum` is empty, so no value is valid", "list the values, or remove it", "enum")
    if "const" in draft.source:
        constant = deepcopy(draft.source["const"])
        if not values or identity(constant) in map(identity, values):
            draft.out["enum"] = [constant]
        else:
            draft.also.append({"enum": [constant]})


def _format(draft: Draft) -> None:
    format = draft.text("format")
    if format is None or format in HINTS:
        return
    if format in CHECKED:
        draft.out["format"] = format
    else:
        message = f"API Gateway does not support the format {format!r}: it is left out and not checked"
        draft.ignored(message, instead_of(format), "format")

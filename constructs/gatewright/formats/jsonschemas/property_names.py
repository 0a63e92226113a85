"""`propertyNames`, where draft 4 can say it: by other words about properties."""

from collections.abc import Mapping

from gatewright.formats.jsonschemas.draft import Draft
from gatewright.formats.jsonschemas.patterns import good_pattern
from gatewright.formats.jsonschemas.result import Schema
from gatewright.formats.jsonschemas.values import describe, is_list, is_mapping

_KNOWN = frozenset(
    ("type", "pattern", "minLength", "maxLength", "enum", "const", "title", "description", "$comment", "examples")
)
_NO_PROPERTIES: Schema = {"maxProperties": 0}


def lower_property_names(draft: Draft, names: object) -> None:
    """Lower what the names of properties look like."""
    if names is True:
        return
    if names is False:
        draft.also.append(dict(_NO_PROPERTIES))
    elif not is_mapping(names):
        draft.refused(f"`propertyNames` must be a schema, not {describe(names)}", "", "propertyNames")
    elif not names.keys() <= _KNOWN:
        other = min(names.keys() - _KNOWN)
        help = "write `patternProperties` with a pattern, and `additionalProperties: false`"
        draft.lost(f"draft 4 cannot apply `{other}` to property names", help, "propertyNames", other)
    else:
        inner = Draft(names, (*draft.path, "propertyNames"), draft.work)
        draft.also += _of_type(names) + _of_values(names) + _of_patterns(inner)


def _of_type(names: Mapping[str, object]) -> list[Schema]:
    types = names.get("type", "string")
    allowed = types if is_list(types) else [types]
    return [] if "string" in allowed else [dict(_NO_PROPERTIES)]


def _of_values(names: Mapping[str, object]) -> list[Schema]:
    lists = [[names["const"]]] if "const" in names else []
    values = names.get("enum")
    if is_list(values):
        lists.append(values)
    return [
        {"properties": {str(name): {} for name in allowed if isinstance(name, str)}, "additionalProperties": False}
        for allowed in lists
    ]


def _of_patterns(names: Draft) -> list[Schema]:
    patterns: list[str] = []
    pattern = names.text("pattern")
    if pattern is not None and good_pattern(names, pattern, "pattern"):
        patterns.append(pattern)
    least, most = names.count("minLength"), names.count("maxLength")
    if least:
        patterns.append(f"^[\\s\\S]{{{least}}}")
    if most is not None:
        patterns.append(f"^(?![\\s\\S]{{{most + 1}}})")
    return [{"patternProperties": {pattern: {}}, "additionalProperties": False} for pattern in patterns]

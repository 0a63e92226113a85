"""What is in an object."""

from collections.abc import Mapping

from gatewright.formats.jsonschemas.dependencies import lower_dependencies
from gatewright.formats.jsonschemas.draft import IN_PLACE, Draft
from gatewright.formats.jsonschemas.patterns import good_pattern
from gatewright.formats.jsonschemas.property_names import lower_property_names
from gatewright.formats.jsonschemas.values import as_mapping, describe, is_list, unique

KEYWORDS = frozenset(
    (
        "properties",
        "patternProperties",
        "additionalProperties",
        "unevaluatedProperties",
        "propertyNames",
        "required",
        "dependencies",
        "dependentRequired",
        "dependentSchemas",
        "minProperties",
        "maxProperties",
    )
)


def lower_objects(draft: Draft) -> None:
    """Lower what an object says of its properties."""
    properties = draft.mapping("properties")
    if "properties" in draft.source:
        draft.out["properties"] = {name: draft.lower(schema, "properties", name) for name, schema in properties.items()}
    _by_pattern(draft)
    _other_properties(draft)
    if "required" in draft.source:
        _required(draft, draft.source["required"], properties)
    lower_dependencies(draft)
    for keyword in ("minProperties", "maxProperties"):
        count = draft.count(keyword)
        if count is not None:
            draft.out[keyword] = count
    if "propertyNames" in draft.source:
        lower_property_names(draft, draft.source["propertyNames"])


def _by_pattern(draft: Draft) -> None:
    patterns = draft.mapping("patternProperties", of="schemas by pattern")
    schemas = {
        pattern: draft.lower(schema, "patternProperties", pattern)
        for pattern, schema in patterns.items()
        if good_pattern(draft, pattern, "patternProperties", pattern)
    }
    if schemas:
        draft.out["patternProperties"] = schemas


def _other_properties(draft: Draft) -> None:
    keyword = _for_others(draft)
    if keyword is not None:
        value = draft.source[keyword]
        draft.out["additionalProperties"] = value if isinstance(value, bool) else draft.lower(value, keyword)


def _for_others(draft: Draft) -> str | None:
    """The keyword that speaks of the properties that no other keyword names."""
    if "additionalProperties" in draft.source:
        return "additionalProperties"
    if draft.source.get("unevaluatedProperties", True) is True:
        return None
    others = sorted(IN_PLACE & draft.source.keys())
    if not others:
        return "unevaluatedProperties"
    message = f"draft 4 does not support `unevaluatedProperties` with `{others[0]}`"
    help = f"write the properties that come by `{others[0]}` out here, and `additionalProperties` beside them"
    draft.lost(message, help, "unevaluatedProperties")
    return None


def _required(draft: Draft, names: object, properties: Mapping[str, object]) -> None:
    if isinstance(names, bool):
        in_property = names and draft.path[-2:-1] == ("properties",)
        help = f"write `required: [{draft.path[-1]}]` next to `properties`" if in_property else "remove it"
        draft.refused("`required` must be a list of names, in the object that has the properties", help, "required")
        return
    if not is_list(names):
        draft.refused(f"`required` must be a list of names, not {describe(names)}", "", "required")
        return
    for index, name in enumerate(names):
        if not isinstance(name, str):
            draft.refused(f"a property name must be a string, not {describe(name)}", "", "required", index)
        elif as_mapping(properties.get(name)).get("readOnly") is True:
            message = f"`{name}` is read-only, but requests need it too: API Gateway does not support `readOnly`"
            draft.ignored(message, "use a model without it for requests", "required", index)
    texts = [name for name in names if isinstance(name, str)]
    if texts:
        draft.out["required"] = unique(texts)

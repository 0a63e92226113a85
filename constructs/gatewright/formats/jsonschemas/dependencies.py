"""What must hold when a property is there: `dependentRequired` and `dependentSchemas`, or the older `dependencies`."""

from gatewright.formats.jsonschemas.draft import Draft
from gatewright.formats.jsonschemas.values import describe, is_list, unique


def lower_dependencies(draft: Draft) -> None:
    """Lower dependencies by property: all of it becomes `dependencies`."""
    conditions: dict[str, list[dict[str, object]]] = {}
    for keyword in ("dependencies", "dependentRequired", "dependentSchemas"):
        for name, value in draft.mapping(keyword, of="dependencies by property").items():
            found = _condition(draft, keyword, name, value)
            if found:
                conditions.setdefault(name, []).append(found)
    if conditions:
        draft.out["dependencies"] = {name: _written(found) for name, found in conditions.items()}


def _condition(draft: Draft, keyword: str, name: str, value: object) -> dict[str, object]:
    """What must hold, as a schema; an empty one for nothing."""
    if is_list(value) and keyword != "dependentSchemas":
        names = [other for other in value if isinstance(other, str)]
        if len(names) < len(value):
            draft.refused("a property name must be a string", "", keyword, name)
        return {"required": unique(names)} if names else {}
    if keyword == "dependentRequired" or isinstance(value, str):
        help = f"write `[{value}]`" if isinstance(value, str) else ""
        draft.refused(f"this must be a list of property names, not {describe(value)}", help, keyword, name)
        return {}
    return draft.lower(value, keyword, name)


def _written(conditions: list[dict[str, object]]) -> object:
    """Conditions in the shortest form that draft 4 has."""
    if len(conditions) > 1:
        return {"allOf": conditions}
    only = conditions[0]
    return only["required"] if only.keys() == {"required"} else only

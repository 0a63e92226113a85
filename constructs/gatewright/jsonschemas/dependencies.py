"""What must hold when a property is there: `dependentRequired` and `dependentSchemas`, or the older `dependencies`."""

from gatewright.jsonschemas.draft import Draft
from gatewright.jsonschemas.values import describe, is_list, unique


def lower_dependencies(draft: Draft) -> None:
    """Lower what depends on properties: all of it becomes `dependencies`."""
    conditions: dict[str, list[dict[str, object]]] = {}
    for keyword in ("dependencies", "dependentRequired", "dependentSchemas"):
        for name, value in draft.mapping(keyword, of="what depends on properties").items():
            found = _condition(draft, keyword, name, value)
            if found:
                conditions.setdefault(name, []).append(found)
    if conditions:
        draft.out["dependencies"] = {name: _written(found) for name, found in conditions.items()}


def _condition(draft: Draft, keyword: str, name: str, value: object) -> dict[str, object]:
    """What must hold, as a schema; an empty one for nothing."""
    if keyword == "dependentSchemas" or (keyword == "dependencies" and not isinstance(value, list | str)):
        return draft.lower(value, keyword, name)
    if not is_list(value) or not all(isinstance(other, str) for other in value):
        help = f"write `[{value}]`" if isinstance(value, str) else ""
        draft.refused(f"this is a list of names of properties, and not {describe(value)}", help, keyword, name)
        return {}
    return {"required": unique(value)} if value else {}


def _written(conditions: list[dict[str, object]]) -> object:
    """Conditions in the shortest form that draft 4 has."""
    if len(conditions) > 1:
        return {"allOf": conditions}
    only = conditions[0]
    return only["required"] if only.keys() == {"required"} else only

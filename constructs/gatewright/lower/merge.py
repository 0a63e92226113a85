"""Merge patches (RFC 7396) on template values: how `raw` is applied."""

from collections.abc import Mapping

from gatewright.template import Origin, Value


def merged(base: Value, patch: Value) -> Value:
    """`base` with `patch` over it: mappings merge, a null removes, everything else replaces."""
    if isinstance(base, Origin):
        return Origin(base.path, merged(base.value, patch))
    if not isinstance(patch, Mapping):
        return patch
    result: dict[str, Value] = dict(base) if isinstance(base, Mapping) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key, {}), value)
    return result


def merged_properties(properties: Mapping[str, Value], patch: Mapping[str, Value]) -> Mapping[str, Value]:
    """A resource's properties with a patch over them."""
    result = merged(properties, patch) if patch else properties
    assert isinstance(result, Mapping)
    return result

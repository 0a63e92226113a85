"""A fix beside a canary: what clients get is the base of the stage with the fix, and not the canary's change.

The spec has both the change that is on trial and the fix. So the fix is what the spec has beyond the canary, applied to
the base: a three-way merge, as git merges two branches, of the renderings of the API.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from gatewright.document.plain_data import is_list, is_mapping
from gatewright.ledger.rendering import StoredRelease

_NOTHING = object()
"""What is not there."""


class Merged(Struct, frozen=True):
    """The base with the fix, and the parts that the canary and the fix both change."""

    rendering: Mapping[str, object]
    conflicts: tuple[str, ...]


def with_fix(base: StoredRelease, canary: StoredRelease, spec: Mapping[str, object]) -> Merged:
    """The base with what the spec has beyond the canary."""
    conflicts: list[str] = []
    api = _merge(_by_id(base.data, "api"), _by_id(canary.data, "api"), _by_id(spec, "api"), "", conflicts)
    around = {**_by_id(base.data, "around"), **_by_id(spec, "around")}
    code = {**base.code, **(found if is_mapping(found := spec.get("code")) else {})}
    assert is_mapping(api)
    merged = {"api": list(api.values()), "around": list(around.values()), "code": code}
    return Merged(merged, tuple(conflicts))


def _merge(base: object, canary: object, spec: object, where: str, conflicts: list[str]) -> object:
    """The base with the difference between the canary and the spec."""
    if spec == canary:
        return base
    if base in (canary, spec):
        return spec
    if is_mapping(base) and is_mapping(canary) and is_mapping(spec):
        return dict(_members(base, canary, spec, where, conflicts))
    conflicts.append(where)
    return base


def _members(
    base: Mapping[str, object],
    canary: Mapping[str, object],
    spec: Mapping[str, object],
    where: str,
    conflicts: list[str],
) -> Iterator[tuple[str, object]]:
    for key in dict.fromkeys((*base, *spec)):
        ours, theirs, wanted = (each.get(key, _NOTHING) for each in (base, canary, spec))
        merged = _merge(ours, theirs, wanted, f"{where}/{key}" if where else key, conflicts)
        if merged is not _NOTHING:
            yield key, merged


def _by_id(data: Mapping[str, object], part: str) -> dict[str, object]:
    """The resources of a rendering by their ids, so that one more does not change the others."""
    found = data.get(part)
    return {str(each["id"]): each for each in found if is_mapping(each)} if is_list(found) else {}

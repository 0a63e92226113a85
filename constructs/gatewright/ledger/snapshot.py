"""The snapshot: all that API Gateway copies into a deployment.

It is made from the rendered API, after `raw` patches, so that every change of the API changes the digest. Texts for
people, tags, and settings of stages are not part of it: an edit of them creates no deployment. It contains values that
are known only at deployment by name.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import cast

from msgspec import Struct

from gatewright.document import Path
from gatewright.document.plain_data import is_mapping
from gatewright.template import Deferred, Hole, Lookup, Piece, Prose, Resource, Text, Transformer, Value
from gatewright.template.intrinsic import intrinsic

Snapshot = Mapping[str, object]
"""The parts of an API as canonical plain data, by name: `GET /orders`, `API`."""

_APIS = ("AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api")

_NOT_SNAPSHOTTED = ("Body", "Mode", "FailOnWarnings", "Tags", "SecurityPolicy", "EndpointAccessMode", "IpAddressType")
"""Properties that take effect without a deployment, or that do not describe the API."""

AT_ONCE = ("Name", "Description", "Tags", "SecurityPolicy", "EndpointAccessMode", "IpAddressType")
"""Properties of an API that take effect without a deployment."""

_PARTLY_AT_ONCE = {"EndpointConfiguration": "IpAddressType", "Parameters": "ignore"}
"""Parts of properties that take effect without a deployment, or are about documentation."""

_NOT_IN_DOCUMENT = ("x-amazon-apigateway-documentation", "servers", "tags")
"""The same, in a document."""

ANY = "x-amazon-apigateway-any-method"
"""The name of the method ANY in OpenAPI documents for API Gateway."""


class SnapshotChange(Struct, frozen=True):
    """One difference between two snapshots."""

    part: str
    property: str
    before: object
    after: object

    def __str__(self) -> str:
        if not self.property:
            return f"{self.part}: {'added' if self.before is None else 'removed'}"
        return f"{self.part}: {self.values()}"

    def values(self) -> str:
        """The property with both values."""
        return f"{self.property}: {_brief(self.before)} → {_brief(self.after)}"


def is_frozen(resource: Resource) -> bool:
    """Whether a deployment freezes a resource."""
    return resource.type in _APIS or bool(resource.snapshot)


def snapshot(parts: Sequence[Resource]) -> Snapshot:
    """The snapshot in a deployment of these resources."""
    found: dict[str, object] = {}
    for part in parts:
        if part.type in _APIS:
            found |= _api(part)
        elif part.snapshot:
            properties = {name: value for name, value in part.properties.items() if name != "Tags"}
            found[part.snapshot] = canonical(properties)
    return dict(sorted(found.items()))


def routes_of(snapshot: Snapshot) -> frozenset[str]:
    """The keys of the routes in a snapshot: `GET /orders`, `$default`."""
    found: set[str] = set()
    for name, part in snapshot.items():
        if is_mapping(part) and "RouteKey" in part:
            found.add(str(part["RouteKey"]))
        elif " /" in name and not name.startswith("path "):
            found.add(name.removeprefix("ANY /") if name == "ANY /$default" else name)
    return frozenset(found)


def digest(snapshot: Snapshot) -> str:
    """The digest of a snapshot."""
    text = json.dumps(snapshot, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return sha256(text.encode()).hexdigest()


def why(before: Snapshot, after: Snapshot) -> tuple[SnapshotChange, ...]:
    """The differences, ordered by the names of parts."""
    changes: list[SnapshotChange] = []
    for part in sorted({*before, *after}):
        if part in before and part in after:
            changes += _changes(part, "", before[part], after[part])
        else:
            changes.append(SnapshotChange(part, "", before.get(part), after.get(part)))
    return tuple(changes)


def canonical(value: Value) -> object:
    """A value as plain data that depends on its meaning only."""
    return _CANONICAL.value(value)


class _Canonical(Transformer):
    """Makes plain data of values, without texts for people. What the stack looks up is there by name."""

    def origin(self, path: Path, value: Value) -> Value:
        return self.value(value)

    def prose(self, prose: Prose) -> Value:
        return None

    def mapping(self, mapping: Mapping[str, Value]) -> Value:
        return {key: self.value(item) for key, item in mapping.items() if not isinstance(item, Prose)}

    def deferred(self, deferred: Deferred) -> Value:
        match deferred:
            case Lookup(_, path):
                return {"Lookup": path}
            case Hole(kind, name, attribute):
                return {"Hole": [kind, name, attribute]}
            case Text(parts):
                return {"Text": self.sequence(parts)}
            case Piece(whole, separator, index):
                return {"Piece": [self.value(whole), separator, index]}
            case _:
                return self.value(intrinsic(deferred))


_CANONICAL = _Canonical()


def _api(api: Resource) -> dict[str, object]:
    found: dict[str, object] = {}
    body = _mapping(canonical(api.properties.get("Body", {})))
    for name in _NOT_IN_DOCUMENT:
        body.pop(name, None)
    for path, methods in _mapping(body.pop("paths", {})).items():
        for verb, operation in _mapping(methods).items():
            found[f"{'ANY' if verb == ANY else verb.upper()} {path}"] = operation
    kept = _mapping(canonical({key: value for key, value in api.properties.items() if key not in _NOT_SNAPSHOTTED}))
    for name, part in _PARTLY_AT_ONCE.items():
        _mapping(kept.get(name, {})).pop(part, None)
        if not kept.get(name):
            kept.pop(name, None)
    found["API"] = {"properties": kept, "document": body}
    return found


def _changes(part: str, where: str, before: object, after: object) -> Iterator[SnapshotChange]:
    if before == after:
        return
    if is_mapping(before) and is_mapping(after):
        for key in sorted({*before, *after}):
            yield from _changes(part, f"{where}.{key}" if where else key, before.get(key), after.get(key))
    else:
        yield SnapshotChange(part, where or "definition", before, after)


def _mapping(value: object) -> dict[str, object]:
    """A mapping of canonical data, as one."""
    assert isinstance(value, dict)
    return cast("dict[str, object]", value)


def _brief(value: object) -> str:
    text = "nothing" if value is None else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"

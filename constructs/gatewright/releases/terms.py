"""A snapshot in the terms of those who call an API: routes with their parameters and auth, models, authorizers.

Both renderings come out alike, so that what changed between two releases reads the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from gatewright.document.plain_data import is_list, is_mapping
from gatewright.ledger.snapshot import ANY, Snapshot, SnapshotChange, why

_OF_A_ROUTE = {
    "parameters": "parameters",
    "requestBody": "body",
    "x-amazon-apigateway-request-validator": "validation",
    "security": "auth",
    "x-amazon-apigateway-auth": "auth",
    "responses": "responses",
    "x-amazon-apigateway-integration": "backend",
    "operationId": "operation",
    "RequestParameters": "parameters",
    "RequestModels": "body",
    "RequestValidatorId": "validation",
    "AuthorizationType": "auth",
    "AuthorizerId": "auth",
    "AuthorizationScopes": "auth",
    "ApiKeyRequired": "auth",
    "MethodResponses": "responses",
    "Integration": "backend",
    "OperationName": "operation",
    "Target": "backend",
}
"""What the properties of a route's definition are about, in either rendering."""

_OF_THE_API = {
    "x-amazon-apigateway-policy": "policy",
    "x-amazon-apigateway-binary-media-types": "binary types",
    "x-amazon-apigateway-minimum-compression-size": "compression",
    "x-amazon-apigateway-api-key-source": "API key source",
    "EndpointConfiguration": "endpoint",
    "DisableExecuteApiEndpoint": "default endpoint",
    "Policy": "policy",
    "BinaryMediaTypes": "binary types",
    "MinimumCompressionSize": "compression",
    "ApiKeySourceType": "API key source",
}

_FOLLOWING = ("path ", "validator ")
"""Parts that are there because routes are: what changes in them, changes in a route."""


class Effect(Struct, frozen=True):
    """What is different about one part of an API."""

    part: str
    """`GET /orders`, `model Order`, `API`."""
    changes: tuple[SnapshotChange, ...]

    @property
    def kind(self) -> str:
        """`added`, `removed` or `changed`."""
        first = self.changes[0]
        if first.property:
            return "changed"
        return "added" if first.before is None else "removed"

    @property
    def aspects(self) -> tuple[str, ...]:
        """What of the part has changed: `auth`, `parameters`."""
        return tuple(dict.fromkeys(change.property.partition(".")[0] for change in self.changes if change.property))

    def __str__(self) -> str:
        return f"{self.part}: {self.kind}" if self.kind != "changed" else f"{self.part}: {', '.join(self.aspects)}"


def effects(before: Snapshot, after: Snapshot) -> tuple[Effect, ...]:
    """What is different between two releases, by part."""
    changes = why(in_terms(before), in_terms(after))
    return tuple(Effect(part, tuple(group)) for part, group in groupby(changes, key=lambda change: change.part))


def in_terms(snapshot: Snapshot) -> Snapshot:
    """The same snapshot in other words."""
    return dict(_parts(snapshot))


def _parts(snapshot: Snapshot) -> Iterator[tuple[str, object]]:
    for name, part in snapshot.items():
        if not is_mapping(part) or name.startswith(_FOLLOWING):
            continue
        if name == "API":
            yield from _api(part)
        elif name.startswith("model "):
            yield name, part.get("Schema", part)
        else:
            yield name, _sorted(part, _OF_A_ROUTE) if " /" in name or "RouteKey" in part else part


def _api(api: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The API itself, and what in its document is a part of its own."""
    properties, document = dict(_mapping(api.get("properties", api))), dict(_mapping(api.get("document", {})))
    document |= _mapping(properties.pop("Body", {}))
    for path, methods in _mapping(document.pop("paths", {})).items():
        for verb, operation in _mapping(methods).items():
            yield f"{'ANY' if verb == ANY else verb.upper()} {path}", _sorted(_mapping(operation), _OF_A_ROUTE)
    components = dict(_mapping(document.pop("components", {})))
    document.pop("x-amazon-apigateway-request-validators", None)
    named = (
        ("model", components.pop("schemas", {})),
        ("authorizer", components.pop("securitySchemes", {})),
        ("gateway response", document.pop("x-amazon-apigateway-gateway-responses", {})),
    )
    for kind, parts in named:
        yield from ((f"{kind} {name}", part) for name, part in _mapping(parts).items())
    rest = {**properties, **document}
    if components:
        rest["components"] = components
    yield "API", _sorted(rest, _OF_THE_API)


def _sorted(part: Mapping[str, object], words: Mapping[str, str]) -> Mapping[str, object]:
    """A part's properties under the words for what they are about."""
    found: dict[str, dict[str, object]] = {}
    for name, value in part.items():
        plain = _by_name(value) if name == "parameters" and is_list(value) else value
        found.setdefault(words.get(name, name), {})[name] = plain
    return {word: next(iter(values.values())) if len(values) == 1 else values for word, values in found.items()}


def _by_name(parameters: Iterable[object]) -> dict[str, object]:
    """OpenAPI's list of parameters as a mapping, so that one more does not change the others."""
    declared = [parameter for parameter in parameters if is_mapping(parameter)]
    return {f"{parameter.get('in')} {parameter.get('name')}": parameter for parameter in declared}


def _mapping(value: object) -> Mapping[str, object]:
    return value if is_mapping(value) else {}

"""Models that are written as resources, as the schemas of a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from equivalence.words import Json, UnreadableError, after
from gatewright.document.plain_data import is_list, is_mapping

MODEL = ("Name", "ContentType", "Description", "Schema")
SCHEMAS = "#/components/schemas/"

_MODELS = "https://apigateway.amazonaws.com/restapis/${%s}/models/"


def schemas(models: Iterable[Json], api: str) -> Json:
    """The models' schemas, and beside each one for every one of its own definitions."""
    found: Json = {}
    for each in models:
        if each["ContentType"] != "application/json":
            raise UnreadableError("an import makes models of JSON only")
        schema = dict(each["Schema"])
        definitions = schema.pop("definitions", {})
        found[each["Name"]] = _referring(schema, each["Name"], api)
        for name, inner in definitions.items():
            found[_inner(each["Name"], name)] = _referring(inner, each["Name"], api)
    return found


def _referring(schema: Any, model: str, api: str) -> Any:
    """A schema of a model, with a document's references."""
    if is_list(schema):
        return [_referring(item, model, api) for item in schema]
    if not is_mapping(schema):
        return schema
    return {
        key: _target(value, model, api) if key == "$ref" else _referring(value, model, api)
        for key, value in schema.items()
    }


def _target(reference: Any, model: str, api: str) -> str:
    if is_mapping(reference):
        return SCHEMAS + after(_MODELS % api, reference.get("Fn::Sub"))
    if reference == "#":
        return SCHEMAS + model
    return SCHEMAS + _inner(model, after("#/definitions/", reference))


def _inner(model: str, definition: str) -> str:
    return f"{model}#{definition}"

"""Data models: schemas of request and response bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from gatewright.spec.mapping import ContentType, Status
from gatewright.spec.model import Json, model
from gatewright.spec.values.name import DataModelName, FieldName


@model(marker="schema")
class InlineDataModel(Struct, frozen=True, kw_only=True):
    """A data model, inline."""

    schema: Json
    """A JSON Schema of any draft, or an OpenAPI schema. `$ref: Name` refers to another model."""
    description: str | None = None
    """A description of the model."""
    examples: tuple[Any, ...] | None = None
    """Examples. `gatewright check` validates them against the model."""


@model(marker="file", shorthand="file")
class DataModelFile(Struct, frozen=True, kw_only=True):
    """A data model in a file."""

    file: str
    """The path of the file, inside the spec's folder: JSON or YAML."""
    description: str | None = None
    """A description of the model."""
    examples: tuple[Any, ...] | None = None
    """Examples. `gatewright check` validates them against the model."""


DataModelSpec = InlineDataModel | DataModelFile
"""A data model, inline or in a file."""


@model(shorthand="model")
class BodySpec(Struct, frozen=True, kw_only=True):
    """A body and its data models: one for JSON, or one for each content type."""

    model: DataModelName | None = None
    """The data model of a JSON body."""
    types: Mapping[ContentType, DataModelName] | None = None
    """Data models by content type, for content types other than `application/json`."""
    description: str | None = None
    """A description of the body."""


@model()
class AnswerSpec(Struct, frozen=True, kw_only=True):
    """A documented response of a route."""

    description: str | None = None
    """When the route returns this response."""
    body: BodySpec | None = None
    """The response body."""
    headers: tuple[FieldName, ...] | Mapping[FieldName, str] | None = None
    """Response headers: their names, or their names with descriptions."""


Answers = Mapping[Status, AnswerSpec]
"""Documented responses by status."""

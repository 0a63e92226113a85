"""Data models: what bodies look like, and what a route takes and gives."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from gatewright.spec.mapping import ContentType, Status
from gatewright.spec.model import Json, model
from gatewright.spec.values.name import DataModelName, FieldName


@model(marker="schema")
class InlineDataModel(Struct, frozen=True, kw_only=True):
    """A model written in place."""

    schema: Json
    """A JSON Schema, of any draft, or an OpenAPI schema. `$ref: Name` refers to another model."""
    description: str | None = None
    """What it describes."""
    examples: tuple[Any, ...] | None = None
    """Values that fit the model; checked when the spec is."""


@model(marker="file", shorthand="file")
class DataModelFile(Struct, frozen=True, kw_only=True):
    """A model in a file of its own."""

    file: str
    """The file, inside the spec's own folder: JSON or YAML."""
    description: str | None = None
    """What it describes."""
    examples: tuple[Any, ...] | None = None
    """Values that fit the model; checked when the spec is."""


DataModelSpec = InlineDataModel | DataModelFile
"""A model, in place or in a file."""


@model(shorthand="model")
class BodySpec(Struct, frozen=True, kw_only=True):
    """A body that a route takes: its model, for JSON or by content type."""

    model: DataModelName | None = None
    """The model of a JSON body."""
    types: Mapping[ContentType, DataModelName] | None = None
    """Models by content type, where there are others than `application/json`."""
    description: str | None = None
    """What the body means."""


@model()
class AnswerSpec(Struct, frozen=True, kw_only=True):
    """What a route answers with one status, for documents and clients."""

    description: str | None = None
    """When this is the answer."""
    body: BodySpec | None = None
    """What the body looks like."""
    headers: tuple[FieldName, ...] | Mapping[FieldName, str] | None = None
    """Headers that come with it: their names, or their names and what they mean."""


Answers = Mapping[Status, AnswerSpec]
"""Answers by status."""

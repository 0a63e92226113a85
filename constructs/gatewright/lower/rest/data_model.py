"""Data models, as schemas of a body and as resources."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from gatewright.document.plain_data import is_mapping, present
from gatewright.formats.jsonschemas.result import MODEL_REFERENCE
from gatewright.gateway import DataModel, Gateway
from gatewright.lower.ids import Ids
from gatewright.template import Ref, Resource, Transformer, Value, prose, text


def body_schemas(gateway: Gateway) -> Value:
    """The schemas of a body. A schema's definitions become schemas of the body, because they cannot be nested."""
    schemas: dict[str, Value] = {}
    for model in gateway.models:
        schema = dict(model.schema)
        definitions = schema.pop("definitions", {})
        assert is_mapping(definitions)
        schemas[model.name] = _in_body(schema, model)
        schemas |= {hoisted(model, name): _in_body(inner, model) for name, inner in definitions.items()}
    return schemas


def model_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The models as resources, each after those that it refers to."""
    for model in gateway.models:
        yield Resource(
            id=model_id(model.name, ids),
            type="AWS::ApiGateway::Model",
            properties=present(
                RestApiId=Ref(ids.of("Api")),
                Name=model.name,
                ContentType="application/json",
                Description=prose(model.description),
                Schema=_in_resource(model.schema, ids),
            ),
            origin=model.path,
            depends_on=tuple(model_id(name, ids) for name in model.references if name != model.name),
            snapshot=f"model {model.name}",
        )


def model_id(name: str, ids: Ids) -> str:
    """A model's logical id."""
    return ids.of("Model", name)


def _in_body(schema: object, model: DataModel) -> Value:
    def referred(target: str) -> Value:
        if target.startswith(MODEL_REFERENCE):
            return f"#/components/schemas/{target.removeprefix(MODEL_REFERENCE)}"
        name = model.name if target == "#" else hoisted(model, target.removeprefix("#/definitions/"))
        return f"#/components/schemas/{name}"

    return with_references(schema, referred)


def _in_resource(schema: object, ids: Ids) -> Value:
    def referred(target: str) -> Value:
        if not target.startswith(MODEL_REFERENCE):
            return target
        name = target.removeprefix(MODEL_REFERENCE)
        return text("https://apigateway.amazonaws.com/restapis/", Ref(ids.of("Api")), "/models/", name)

    return with_references(schema, referred)


def with_references(schema: object, referred: Callable[[str], Value]) -> Value:
    """A schema in which `referred` makes the value of each `$ref`."""
    return _References(referred).value(cast("Value", schema))


class _References(Transformer):
    def __init__(self, referred: Callable[[str], Value]) -> None:
        self._referred = referred

    def mapping(self, mapping: Mapping[str, Value]) -> Value:
        return {
            key: self._referred(value) if key == "$ref" and isinstance(value, str) else self.value(value)
            for key, value in mapping.items()
        }


def hoisted(model: DataModel, definition: str) -> str:
    """The name of a schema's definition among all schemas of a body."""
    return f"{model.name}Inner{definition[:1].upper()}{definition[1:]}"

"""Data models, as schemas of a body and as resources."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from gatewright.gateway import DataModel, Gateway
from gatewright.jsonschemas import MODEL_REFERENCE
from gatewright.lower.ids import Ids
from gatewright.template import Prose, Ref, Resource, Scalar, Value, text


def body_schemas(gateway: Gateway) -> Value:
    """The schemas of a body. A schema's own definitions become schemas beside it: there is no other place for them."""
    schemas: dict[str, Value] = {}
    for model in gateway.models:
        schema = dict(model.schema)
        definitions = schema.pop("definitions", {})
        assert isinstance(definitions, Mapping)
        schemas[model.name] = _in_body(schema, model)
        schemas |= {_hoisted(model, name): _in_body(inner, model) for name, inner in definitions.items()}
    return schemas


def model_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The models as resources, each after those that it refers to."""
    for model in gateway.models:
        yield Resource(
            id=model_id(model.name, ids),
            type="AWS::ApiGateway::Model",
            properties={
                "RestApiId": Ref(ids.of("Api")),
                "Name": model.name,
                "ContentType": "application/json",
                **({"Description": Prose(model.description)} if model.description else {}),
                "Schema": _in_resource(model.schema, ids),
            },
            origin=model.path,
            depends_on=tuple(model_id(name, ids) for name in model.references if name != model.name),
            snapshot=f"model {model.name}",
        )


def model_id(name: str, ids: Ids) -> str:
    """A model's logical id."""
    return ids.of("Model", name)


def _in_body(schema: Any, model: DataModel) -> Value:
    match schema:
        case {"$ref": str(target)}:
            if target.startswith(MODEL_REFERENCE):
                return {"$ref": f"#/components/schemas/{target.removeprefix(MODEL_REFERENCE)}"}
            name = target.removeprefix("#/definitions/")
            return {"$ref": f"#/components/schemas/{model.name if target == '#' else _hoisted(model, name)}"}
        case dict():
            return {key: _in_body(value, model) for key, value in schema.items()}
        case list():
            return [_in_body(value, model) for value in schema]
        case _:
            return cast(Scalar, schema)


def _in_resource(schema: Any, ids: Ids) -> Value:
    match schema:
        case {"$ref": str(target)} if target.startswith(MODEL_REFERENCE):
            api = Ref(ids.of("Api"))
            return {
                "$ref": text(
                    "https://apigateway.amazonaws.com/restapis/", api, "/models/", target.removeprefix(MODEL_REFERENCE)
                )
            }
        case dict():
            return {key: _in_resource(value, ids) for key, value in schema.items()}
        case list():
            return [_in_resource(value, ids) for value in schema]
        case _:
            return cast(Scalar, schema)


def _hoisted(model: DataModel, definition: str) -> str:
    return model.name + "".join(character for character in definition.title() if character.isalnum())

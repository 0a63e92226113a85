"""Models of messages."""

from collections.abc import Iterator, Mapping
from typing import cast

from gatewright.document.plain_data import is_mapping, present
from gatewright.formats.jsonschemas.result import MODEL_REFERENCE
from gatewright.gateway import DataModel, Gateway, Route
from gatewright.lower.ids import Ids
from gatewright.lower.rest.data_model import hoisted, model_id, with_references
from gatewright.lower.websocket.response import DEFAULT
from gatewright.template import Ref, Resource, Value, prose


def model_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The models that API Gateway validates messages with."""
    known = {model.name: model for model in gateway.models}
    for model in gateway.models:
        yield Resource(
            id=model_id(model.name, ids),
            type="AWS::ApiGatewayV2::Model",
            properties=present(
                ApiId=Ref(ids.of("Api")),
                Name=model.name,
                ContentType="application/json",
                Description=prose(model.description),
                Schema=_whole(model, known),
            ),
            origin=model.path,
            snapshot=f"model {model.name}",
        )


def message_check(route: Route) -> Mapping[str, Value]:
    """The validation of a route's messages. It refers to a model by its name, because a reference is its id."""
    if route.body is None or not route.validate_body:
        return {}
    name = next(model.name for model in route.body.models.values())
    return {"ModelSelectionExpression": DEFAULT, "RequestModels": {DEFAULT: name}}


def needed_models(route: Route, ids: Ids) -> tuple[str, ...]:
    """The models that must exist before the route."""
    return tuple(model_id(model.name, ids) for model in route.body.models.values()) if route.body else ()


def _whole(model: DataModel, known: Mapping[str, DataModel]) -> Value:
    """A schema that contains all schemas that it refers to: models cannot refer to each other."""
    others = _needed(model, known)
    if not others:
        return cast("Value", model.schema)
    whole, definitions = _parts(model, model)
    for other in others:
        schema, inner = _parts(other, model)
        definitions |= {other.name: schema, **inner}
    return {**whole, "definitions": definitions}


def _needed(model: DataModel, known: Mapping[str, DataModel]) -> list[DataModel]:
    """The models that one refers to, directly or not."""
    found: dict[str, DataModel] = {}
    waiting = [*model.references]
    while waiting:
        name = waiting.pop()
        if name not in found and name != model.name and name in known:
            found[name] = known[name]
            waiting += known[name].references
    return [found[name] for name in sorted(found)]


def _parts(model: DataModel, root: DataModel) -> tuple[dict[str, Value], dict[str, Value]]:
    """A schema, and its definitions under unique names."""

    def referred(target: str) -> Value:
        name = target.removeprefix(MODEL_REFERENCE)
        if target == "#":
            name = model.name
        elif not target.startswith(MODEL_REFERENCE):
            name = hoisted(model, target.removeprefix("#/definitions/"))
        return "#" if name == root.name else f"#/definitions/{name}"

    schema = dict(model.schema)
    definitions = schema.pop("definitions", {})
    assert is_mapping(definitions)
    inner = {hoisted(model, name): with_references(body, referred) for name, body in definitions.items()}
    return cast("dict[str, Value]", with_references(schema, referred)), inner

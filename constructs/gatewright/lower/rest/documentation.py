"""Documentation: the texts of a spec, as parts of a body and as resources.

A documentation part has the texts of one entity of the API. A documentation version is an immutable copy of all parts,
and its name is a digest of them.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256

from msgspec import Struct

from gatewright.document import Path
from gatewright.document.plain_data import is_mapping
from gatewright.gateway import Gateway, Route, RouteAnswer
from gatewright.lower.ids import Ids
from gatewright.template import Origin, Prose, Ref, Resource, Value

DIGEST_IN_VERSION = 10
"""The characters of a digest in a version's name."""

_PARAMETERS = {"path": "PATH_PARAMETER", "query": "QUERY_PARAMETER", "header": "REQUEST_HEADER"}


class DocumentationPart(Struct, frozen=True):
    """The texts of one entity of the API."""

    location: Mapping[str, str]
    """The entity: its `type`, and what identifies it among those of this type."""
    text: Mapping[str, object]
    path: Path


def documentation_parts(gateway: Gateway) -> Iterator[DocumentationPart]:
    """A part for each entity that has a text; none if documentation is off."""
    return _parts(gateway) if gateway.documentation.value else iter(())


def documentation_version(gateway: Gateway) -> str | None:
    """The version's name, which changes with the texts; none if there are no texts."""
    parts = [[part.location, part.text] for part in documentation_parts(gateway)]
    text = json.dumps(parts, sort_keys=True, ensure_ascii=True)
    return sha256(text.encode()).hexdigest()[:DIGEST_IN_VERSION] if parts else None


def documentation_extension(gateway: Gateway) -> dict[str, Value]:
    """The parts, for a body."""
    parts: Value = [
        Origin(part.path, {"location": part.location, "properties": _prose(part.text)})
        for part in documentation_parts(gateway)
    ]
    return {"x-amazon-apigateway-documentation": {"documentationParts": parts}} if parts else {}


def documentation_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The version, after the parts if the body does not contain them."""
    version = documentation_version(gateway)
    if version is None:
        return
    in_body = gateway.render.value == "body"
    parts = () if in_body else tuple(_resource(part, ids) for part in documentation_parts(gateway))
    yield from parts
    yield Resource(
        id=version_id(ids),
        type="AWS::ApiGateway::DocumentationVersion",
        properties={"RestApiId": Ref(ids.of("Api")), "DocumentationVersion": version},
        origin=gateway.documentation.path,
        depends_on=tuple(part.id for part in parts),
    )


def documentation_setting(gateway: Gateway) -> dict[str, Value]:
    """The stage's property. The stage must depend on the version, because it contains its name and no reference."""
    version = documentation_version(gateway)
    return {"DocumentationVersion": version} if version else {}


def version_id(ids: Ids) -> str:
    """The version's logical id."""
    return ids.of("Documentation")


def _resource(part: DocumentationPart, ids: Ids) -> Resource:
    location = {name[0].upper() + name[1:]: value for name, value in part.location.items()}
    return Resource(
        id=ids.of("DocumentationPart", *part.location.values()),
        type="AWS::ApiGateway::DocumentationPart",
        properties={
            "RestApiId": Ref(ids.of("Api")),
            "Location": location,
            "Properties": Prose(json.dumps(part.text, ensure_ascii=False)),
        },
        origin=part.path,
    )


def _prose(text: object) -> Value:
    return {key: _prose(value) for key, value in text.items()} if is_mapping(text) else Prose(str(text))


def _parts(gateway: Gateway) -> Iterator[DocumentationPart]:
    if gateway.description:
        yield DocumentationPart({"type": "API"}, {"info": {"description": gateway.description}}, ("description",))
    for model in gateway.models:
        yield from _described({"type": "MODEL", "name": model.name}, model.description, model.path)
    for authorizer in gateway.authorizers:
        yield from _described({"type": "AUTHORIZER", "name": authorizer.name}, authorizer.description, authorizer.path)
    for route in gateway.routes:
        yield from _of_route(route)


def _of_route(route: Route) -> Iterator[DocumentationPart]:
    # A location writes the method ANY as a star.
    where = {"path": str(route.url), "method": "*" if route.method == "ANY" else route.method}
    written = {"summary": route.summary, "description": route.description}
    texts = {name: text for name, text in written.items() if text}
    if texts:
        yield DocumentationPart({"type": "METHOD", **where}, texts, route.path)
    for parameter in route.parameters:
        location = {"type": _PARAMETERS[parameter.location], **where, "name": parameter.name}
        yield from _described(location, parameter.description, parameter.path)
    if route.body:
        yield from _described({"type": "REQUEST_BODY", **where}, route.body.description, route.body.path)
    for response in route.answers:
        yield from _of_response(response, {**where, "statusCode": response.status})


def _of_response(response: RouteAnswer, where: Mapping[str, str]) -> Iterator[DocumentationPart]:
    yield from _described({"type": "RESPONSE", **where}, response.description, response.path)
    for name, text in response.headers.items():
        yield from _described(
            {"type": "RESPONSE_HEADER", **where, "name": name}, text, (*response.path, "headers", name)
        )
    if response.body:
        yield from _described({"type": "RESPONSE_BODY", **where}, response.body.description, response.body.path)


def _described(location: Mapping[str, str], description: str, path: Path) -> Iterator[DocumentationPart]:
    if description:
        yield DocumentationPart(location, {"description": description}, path)

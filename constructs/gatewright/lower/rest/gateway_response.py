"""Gateway responses, as an extension of a body and as resources."""

from collections.abc import Iterator

from gatewright.document import Path
from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, GatewayResponse
from gatewright.lower.ids import Ids
from gatewright.lower.rest.cors import PATH, error_headers
from gatewright.template import Origin, Ref, Resource, Value

ALL_ERRORS = ("DEFAULT_4XX", "DEFAULT_5XX")
"""The default responses for all others of their class."""


def gateway_responses(gateway: Gateway) -> Iterator[tuple[str, Path, dict[str, Value]]]:
    """Each response's type, origin, and properties with their names in CloudFormation.

    A response that a spec defines does not inherit from the default response, so each has the CORS headers.
    """
    cors = error_headers(gateway.cors)
    written = {response.type: response for response in gateway.gateway_responses}
    for type in sorted({*written, *(ALL_ERRORS if cors else ())}):
        response = written.get(type)
        yield type, response.path if response else PATH, _properties(response, cors)


def responses_extension(gateway: Gateway) -> dict[str, Value]:
    """The body's extension."""
    names = {
        "StatusCode": "statusCode",
        "ResponseParameters": "responseParameters",
        "ResponseTemplates": "responseTemplates",
    }
    responses = {
        type: Origin(path, {names[key]: value for key, value in properties.items()})
        for type, path, properties in gateway_responses(gateway)
    }
    return {"x-amazon-apigateway-gateway-responses": responses} if responses else {}


def response_resources(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """The responses as resources."""
    for type, path, properties in gateway_responses(gateway):
        yield Resource(
            id=ids.of("GatewayResponse", type.lower()),
            type="AWS::ApiGateway::GatewayResponse",
            properties={"RestApiId": Ref(ids.of("Api")), "ResponseType": type, **properties},
            origin=path,
            snapshot=f"gateway response {type}",
        )


def _properties(response: GatewayResponse | None, cors: dict[str, str]) -> dict[str, Value]:
    own = {name: f"'{value}'" for name, value in response.headers.items()} if response else {}
    headers: Value = {f"gatewayresponse.header.{name}": value for name, value in {**cors, **own}.items()}
    return present(
        StatusCode=str(response.status) if response and response.status is not None else None,
        ResponseParameters=headers or None,
        ResponseTemplates={response.content_type: response.body} if response and response.body else None,
    )

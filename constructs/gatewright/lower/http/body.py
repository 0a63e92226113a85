"""An HTTP API as one OpenAPI document with API Gateway's extensions."""

from collections.abc import Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Backend, Gateway, Route
from gatewright.lower.http.authorizer import security, security_schemes
from gatewright.lower.http.backend import integration_of
from gatewright.lower.http.cors import cors_extension
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged, merged_properties
from gatewright.lower.rest.api import api_name
from gatewright.lower.rest.body import ANY
from gatewright.lower.v2.integration import as_openapi
from gatewright.template import Origin, Prose, Resource, Value, prose

DEFAULT = "/$default"
INTEGRATION = "x-amazon-apigateway-integration"
SHARED = "x-amazon-apigateway-integrations"


def imported_api(gateway: Gateway, routes: Sequence[Route], ids: Ids) -> Resource:
    """An API that is imported from a document. CloudFormation rejects properties that the document can contain."""
    document = _document(gateway, routes, ids)
    properties = {"Body": merged(document, gateway.raw_document)}
    return Resource(
        id=ids.of("Api"),
        type="AWS::ApiGatewayV2::Api",
        properties=merged_properties(properties, gateway.raw_api),
        origin=("name",),
        snapshot="API",
    )


def _document(gateway: Gateway, routes: Sequence[Route], ids: Ids) -> dict[str, Value]:
    paths: dict[str, dict[str, Value]] = {}
    for route in routes:
        verb = ANY if route.method == "ANY" else route.method.lower()
        operation = merged(_operation(route, ids), route.raw_operation)
        paths.setdefault(DEFAULT if route.message else str(route.url), {})[verb] = Origin(route.path, operation)
    schemes = security_schemes(gateway.authorizers, routes, ids)
    shared = _shared(routes, ids)
    components = present({"securitySchemes": schemes or None, SHARED: shared or None})
    return present(
        {
            "openapi": "3.0.1",
            "info": _info(gateway),
            **_endpoint(gateway),
            "tags": _tags(gateway) or None,
            "paths": paths,
            "components": components or None,
            "x-amazon-apigateway-cors": Origin(("cors",), cors_extension(gateway)) if gateway.cors else None,
        }
    )


def _info(gateway: Gateway) -> Value:
    return present(title=Prose(api_name(gateway)), description=prose(gateway.description), version=Prose("1"))


def _endpoint(gateway: Gateway) -> dict[str, Value]:
    """The settings of the endpoint that are not the default."""
    ip = gateway.network.ip
    is_closed = not gateway.default_endpoint.value
    endpoint: dict[str, Value] = present(disableExecuteApiEndpoint=is_closed or None, ipAddressType=ip)
    return {"servers": [{"url": "/", "x-amazon-apigateway-endpoint-configuration": endpoint}]} if endpoint else {}


def _tags(gateway: Gateway) -> list[Value]:
    return [{"name": name, "x-amazon-apigateway-tag-value": value} for name, value in gateway.tags.items()]


def _shared(routes: Sequence[Route], ids: Ids) -> dict[str, Value]:
    """The integrations of named backends, which their routes share."""
    named = {route.backend.value.name: route.backend.value for route in routes}
    return {name: _integration(backend, ids) for name, backend in sorted(named.items(), key=str) if name}


def _integration(backend: Backend, ids: Ids) -> Value:
    return Origin(backend.path, as_openapi(integration_of(backend, ids)))


def _operation(route: Route, ids: Ids) -> dict[str, Value]:
    backend = route.backend.value
    # A patch changes the integration of one route, which can then not be shared.
    is_shared = backend.name and INTEGRATION not in route.raw_operation
    reference: Value = {"$ref": f"#/components/{SHARED}/{backend.name}"}
    parameters: Value = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in route.url.variables
    ]
    return present(
        {
            "operationId": route.operation or None,
            "summary": prose(route.summary),
            "description": prose(route.description),
            "isDefaultRoute": bool(route.message) or None,
            "parameters": parameters or None,
            **security(route),
            "responses": {"default": {"description": Prose("What the backend answers")}},
            INTEGRATION: reference if is_shared else _integration(backend, ids),
        }
    )

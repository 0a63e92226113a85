"""An HTTP API as one OpenAPI document with API Gateway's extensions."""

from gatewright.gateway import Gateway, Route
from gatewright.lower.http.authorizers import security, security_schemes
from gatewright.lower.http.backends import integration_of
from gatewright.lower.http.cors import cors_extension
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged
from gatewright.lower.rest.api import api_name
from gatewright.lower.v2.integration import as_openapi
from gatewright.template import Origin, Prose, Value

ANY = "x-amazon-apigateway-any-method"
DEFAULT = "/$default"


def api_body(gateway: Gateway, methods: tuple[str, ...], ids: Ids) -> Value:
    """The document."""
    paths: dict[str, dict[str, Value]] = {}
    for route in gateway.routes:
        verb = ANY if route.method == "ANY" else route.method.lower()
        operation = merged(_operation(route, ids), route.raw_operation)
        paths.setdefault(DEFAULT if route.message else str(route.url), {})[verb] = Origin(route.path, operation)
    schemes = security_schemes(gateway.authorizers, ids)
    document: dict[str, Value] = {
        "openapi": "3.0.1",
        "info": {"title": Prose(api_name(gateway)), "version": Prose("1")},
        "paths": paths,
        **({"components": {"securitySchemes": schemes}} if schemes else {}),
        **({"x-amazon-apigateway-cors": cors_extension(gateway.cors, methods)} if gateway.cors else {}),
    }
    return merged(document, gateway.raw_document) if gateway.raw_document else document


def _operation(route: Route, ids: Ids) -> dict[str, Value]:
    backend = route.backend.value
    parameters: Value = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in route.url.variables
    ]
    return {
        **({"operationId": route.operation} if route.operation else {}),
        **({"summary": Prose(route.summary)} if route.summary else {}),
        **({"description": Prose(route.description)} if route.description else {}),
        **({"isDefaultRoute": True} if route.message else {}),
        **({"parameters": parameters} if route.url.variables else {}),
        **security(route),
        "responses": {"default": {"description": Prose("What the backend answers")}},
        "x-amazon-apigateway-integration": Origin(backend.path, as_openapi(integration_of(backend, ids))),
    }

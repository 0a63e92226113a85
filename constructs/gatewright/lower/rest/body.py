"""The whole API as one OpenAPI document with API Gateway's extensions."""

from collections.abc import Mapping

from gatewright.gateway import Gateway, Parameter, Route
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged
from gatewright.lower.rest.method import VALIDATOR, Integration, Response, integration, needs_validator
from gatewright.template import Origin, Prose, Value

SIGV4: Mapping[str, Value] = {
    "type": "apiKey",
    "name": "Authorization",
    "in": "header",
    "x-amazon-apigateway-authtype": "awsSigv4",
}


def api_body(gateway: Gateway, ids: Ids, api_name: str) -> Value:
    """The document."""
    paths: dict[str, dict[str, Value]] = {}
    for route in gateway.routes:
        verb = "x-amazon-apigateway-any-method" if route.method == "ANY" else route.method.lower()
        operation = merged(_operation(route, ids), route.raw_operation)
        paths.setdefault(str(route.url), {})[verb] = Origin(route.path, operation)
    document: dict[str, Value] = {
        "openapi": "3.0.1",
        "info": {"title": Prose(api_name), "version": Prose("1")},
        "paths": paths,
        **_components(gateway),
        **_validators(gateway),
    }
    return merged(document, gateway.raw_document) if gateway.raw_document else document


def _components(gateway: Gateway) -> dict[str, Value]:
    if not any(route.auth.value == "iam" for route in gateway.routes):
        return {}
    return {"components": {"securitySchemes": {"sigv4": SIGV4}}}


def _validators(gateway: Gateway) -> dict[str, Value]:
    if not any(needs_validator(route) for route in gateway.routes):
        return {}
    checks: Value = {VALIDATOR: {"validateRequestParameters": True, "validateRequestBody": False}}
    return {"x-amazon-apigateway-request-validators": checks}


def _operation(route: Route, ids: Ids) -> dict[str, Value]:
    how = integration(route, ids)
    operation: dict[str, Value] = {
        **({"operationId": route.operation} if route.operation else {}),
        **({"summary": Prose(route.summary)} if route.summary else {}),
        **({"description": Prose(route.description)} if route.description else {}),
    }
    if route.parameters:
        operation["parameters"] = [Origin(parameter.path, _parameter(parameter)) for parameter in route.parameters]
    if needs_validator(route):
        operation["x-amazon-apigateway-request-validator"] = VALIDATOR
    if route.auth.value == "iam":
        operation["security"] = [{"sigv4": []}]
    operation["responses"] = _method_responses(how)
    operation["x-amazon-apigateway-integration"] = Origin(route.backend.value.path, _integration(how))
    return operation


def _parameter(parameter: Parameter) -> Value:
    return {
        "name": parameter.name,
        "in": parameter.location,
        "required": parameter.required,
        **({"description": Prose(parameter.description)} if parameter.description else {}),
        "schema": {"type": parameter.type},
    }


def _method_responses(how: Integration) -> Value:
    return {response.status: _method_response(response) for response in how.responses}


def _method_response(response: Response) -> Value:
    headers: Value = {name: {"schema": {"type": "string"}} for name in response.headers}
    return {"description": Prose("A fixed answer"), **({"headers": headers} if response.headers else {})}


def _integration(how: Integration) -> dict[str, Value]:
    return {
        "type": how.type.lower(),
        **({"httpMethod": how.method} if how.method else {}),
        **({"uri": how.uri} if how.uri is not None else {}),
        **({"timeoutInMillis": how.timeout} if how.timeout is not None else {}),
        **({"passthroughBehavior": how.passthrough.lower()} if how.passthrough else {}),
        **({"requestParameters": how.parameters} if how.parameters else {}),
        **({"requestTemplates": how.templates} if how.templates else {}),
        **({"cacheNamespace": how.cache_namespace, "cacheKeyParameters": how.cache_key} if how.cache_key else {}),
        **({"responses": {"default": _response(how.responses[0])}} if how.responses else {}),
    }


def _response(response: Response) -> Value:
    headers = {f"method.response.header.{name}": f"'{value}'" for name, value in response.headers.items()}
    return {
        "statusCode": response.status,
        **({"responseParameters": headers} if headers else {}),
        "responseTemplates": response.templates,
    }

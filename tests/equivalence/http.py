"""What a template says of an HTTP API, read from either rendering by code that knows nothing of how it was written."""

from __future__ import annotations

from typing import Any

from equivalence.words import Json, UnreadableError

_METHODS = ("get", "put", "post", "delete", "patch", "options", "head")
_ANY = "x-amazon-apigateway-any-method"
_INTEGRATION = {
    "IntegrationType": "type",
    "IntegrationSubtype": "integrationSubtype",
    "IntegrationMethod": "httpMethod",
    "IntegrationUri": "uri",
    "CredentialsArn": "credentials",
    "ConnectionType": "connectionType",
    "ConnectionId": "connectionId",
    "TimeoutInMillis": "timeoutInMillis",
    "PayloadFormatVersion": "payloadFormatVersion",
    "RequestParameters": "requestParameters",
    "TlsConfig": "tlsConfig",
    "ResponseParameters": "responseParameters",
}
"""Properties of an integration, in the words of the extension."""


def api_of(resources: Json) -> Json:
    """The API: what it is called, whom it lets in, and what answers."""
    (api,) = (each["Properties"] for each in resources.values() if each["Type"] == "AWS::ApiGatewayV2::Api")
    return _of_document(api["Body"]) if "Body" in api else _of_resources(api, resources)


def _of_document(document: Json) -> Json:
    components = document.get("components", {})
    shared = components.get("x-amazon-apigateway-integrations", {})
    schemes = components.get("securitySchemes", {})
    (server,) = document.get("servers", [{}])
    endpoint = server.get("x-amazon-apigateway-endpoint-configuration", {})
    return {
        "name": document["info"]["title"],
        "description": document["info"].get("description"),
        "ip": endpoint.get("ipAddressType"),
        "closed": endpoint.get("disableExecuteApiEndpoint", False),
        "tags": {tag["name"]: tag["x-amazon-apigateway-tag-value"] for tag in document.get("tags", [])},
        "cors": document.get("x-amazon-apigateway-cors"),
        "authorizers": {
            name: _scheme(scheme["x-amazon-apigateway-authorizer"])
            for name, scheme in schemes.items()
            if "x-amazon-apigateway-authorizer" in scheme
        },
        "routes": {
            _key(path, method): _operation(path, operation, schemes, shared)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        },
    }


def _key(path: str, method: str) -> str:
    if path == "/$default":
        return "$default"
    if method != _ANY and method not in _METHODS:
        raise UnreadableError(method)
    return f"{'ANY' if method == _ANY else method.upper()} {path}"


def _operation(path: str, operation: Json, schemes: Json, shared: Json) -> Json:
    variables = [part.strip("{+}") for part in path.split("/") if part.startswith("{")]
    if [parameter["name"] for parameter in operation.get("parameters", [])] != variables:
        raise UnreadableError(f"{path} has other parameters than its path")
    integration = operation["x-amazon-apigateway-integration"]
    if "$ref" in integration:
        integration = shared[integration["$ref"].removeprefix("#/components/x-amazon-apigateway-integrations/")]
    ((auth, scopes),) = (one for all in operation.get("security", [{"": []}]) for one in all.items())
    is_signed = schemes.get(auth, {}).get("x-amazon-apigateway-authtype") == "awsSigv4"
    return {
        "auth": "AWS_IAM" if is_signed else auth or "NONE",
        "scopes": scopes,
        "operation": operation.get("operationId"),
        "integration": integration,
    }


def _scheme(authorizer: Json) -> Json:
    """An authorizer; its identity as a list, in which the service's own words hold no comma."""
    sources = authorizer.get("identitySource")
    return {**authorizer, "identitySource": sources.split(", ") if sources else []}


def _of_resources(api: Json, resources: Json) -> Json:
    parts = {id: each["Properties"] for id, each in resources.items()}
    types = {id: each["Type"].removeprefix("AWS::ApiGatewayV2::") for id, each in resources.items()}
    routes = [part for id, part in parts.items() if types[id] == "Route"]
    cors = api.get("CorsConfiguration")
    return {
        "name": api["Name"],
        "description": api.get("Description"),
        "ip": api.get("IpAddressType"),
        "closed": api["DisableExecuteApiEndpoint"],
        "tags": api.get("Tags", {}),
        "cors": _lowered(cors) if cors else None,
        "authorizers": {part["Name"]: _authorizer(part) for id, part in parts.items() if types[id] == "Authorizer"},
        "routes": {route["RouteKey"]: _route(route, parts) for route in routes},
    }


def _route(route: Json, parts: Json) -> Json:
    auth = route["AuthorizationType"]
    if auth in ("JWT", "CUSTOM"):
        authorizer = parts[route["AuthorizerId"]["Ref"]]
        if authorizer["AuthorizerType"] != {"JWT": "JWT", "CUSTOM": "REQUEST"}[auth]:
            raise UnreadableError(f"{auth} with another authorizer")
        auth = authorizer["Name"]
    target = route["Target"]["Fn::Sub"].removeprefix("integrations/${").removesuffix("}")
    return {
        "auth": auth,
        "scopes": route.get("AuthorizationScopes", []),
        "operation": route.get("OperationName"),
        "integration": _integration(parts[target]),
    }


def _integration(properties: Json) -> Json:
    found = {_INTEGRATION[name]: value for name, value in properties.items() if name != "ApiId"}
    found["type"] = found["type"].lower()
    if "tlsConfig" in found:
        found["tlsConfig"] = _lowered(found["tlsConfig"])
    if "responseParameters" in found:
        found["responseParameters"] = {
            status: {change["Destination"]: change["Source"] for change in changes["ResponseParameters"]}
            for status, changes in found["responseParameters"].items()
        }
    return found


def _authorizer(properties: Json) -> Json:
    rest = _lowered({name: value for name, value in properties.items() if name not in ("ApiId", "Name")})
    if "jwtConfiguration" in rest:
        rest["jwtConfiguration"] = _lowered(rest["jwtConfiguration"])
    if "authorizerCredentialsArn" in rest:
        rest["authorizerCredentials"] = rest.pop("authorizerCredentialsArn")
    kind, sources = rest.pop("authorizerType"), rest.pop("identitySource", [])
    return {**rest, "type": kind.lower(), "identitySource": sources}


def _lowered(properties: Any) -> Json:
    return {name[0].lower() + name[1:]: value for name, value in properties.items()}

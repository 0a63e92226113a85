"""An API that is written as resources, read back as one OpenAPI document with API Gateway's extensions.

This knows CloudFormation's and OpenAPI's words for the same things, and nothing of how Gatewright writes either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from equivalence.schemas import MODEL, SCHEMAS, schemas
from equivalence.words import Json, UnreadableError, after, only, small
from gatewright.document.plain_data import is_mapping

PARTS = ("RestApi", "Resource", "Method", "Model", "Authorizer", "RequestValidator", "GatewayResponse")
ANY = "x-amazon-apigateway-any-method"

_EXTENSIONS = {
    "ApiKeySourceType": "x-amazon-apigateway-api-key-source",
    "Policy": "x-amazon-apigateway-policy",
    "BinaryMediaTypes": "x-amazon-apigateway-binary-media-types",
    "MinimumCompressionSize": "x-amazon-apigateway-minimum-compression-size",
}
"""Properties of an API that a document can hold as well."""

_LOCATIONS = {"path": "path", "querystring": "query", "header": "header"}
_AUTHORIZERS = {"COGNITO_USER_POOLS": {"COGNITO_USER_POOLS"}, "CUSTOM": {"TOKEN", "REQUEST"}}


def read_back(resources: Json) -> Json:
    """The document that says what a template's resources say, and beside it what only an API has properties for."""
    return _Reader(resources).document()


class _Reader:
    """Finds what resources refer to."""

    def __init__(self, resources: Json) -> None:
        self.resources = resources
        ((self.api, _),) = ((id, each) for id, each in resources.items() if each["Type"] == "AWS::ApiGateway::RestApi")

    def document(self) -> Json:
        api = self.resources[self.api]["Properties"]
        moved = {_EXTENSIONS[name]: value for name, value in api.items() if name in _EXTENSIONS}
        document: Json = {"properties": {name: api[name] for name in api if name not in _EXTENSIONS}, **moved}
        document["paths"] = self._paths()
        document["components"] = {
            "schemas": schemas(self._each("Model", *MODEL), self.api),
            "securitySchemes": self._schemes(),
        }
        document["x-amazon-apigateway-request-validators"] = {
            each["Name"]: {small(name): each[name] for name in ("ValidateRequestBody", "ValidateRequestParameters")}
            for each in self._each("RequestValidator", "Name", "ValidateRequestBody", "ValidateRequestParameters")
        }
        document["x-amazon-apigateway-gateway-responses"] = {
            each["ResponseType"]: {small(name): each[name] for name in _RESPONSE if name in each}
            for each in self._each("GatewayResponse", "ResponseType", *_RESPONSE)
        }
        return document

    def _each(self, type: str, *names: str) -> Iterator[Json]:
        """The properties of all resources of a type: all that belong to the API, with these names and no others."""
        for resource in self.resources.values():
            if resource["Type"] == f"AWS::ApiGateway::{type}":
                properties = only(resource["Properties"], "RestApiId", *names)
                if properties["RestApiId"] != {"Ref": self.api}:
                    raise UnreadableError("this belongs to another API")
                yield properties

    def _named(self, type: str, reference: Any) -> Json:
        """The properties of the resource of this type that is referred to."""
        found = self.resources.get(str(reference.get("Ref"))) if is_mapping(reference) else None
        if found is None or found["Type"] != f"AWS::ApiGateway::{type}":
            raise UnreadableError(f"there is no {type} {reference}")
        properties: Json = found["Properties"]
        return properties

    def _path(self, reference: Any) -> str:
        if reference == {"Fn::GetAtt": [self.api, "RootResourceId"]}:
            return ""
        resource = self._named("Resource", reference)
        return f"{self._path(resource['ParentId'])}/{resource['PathPart']}"

    def _paths(self) -> Json:
        parts = self._each("Resource", "ParentId", "PathPart")
        used: set[str] = {""}
        paths: dict[str, Json] = {}
        for method in self._each("Method", *_METHOD):
            path = self._path(method["ResourceId"])
            used |= {path[:end] for end in range(len(path) + 1) if path[end : end + 1] in ("", "/")}
            verb = ANY if method["HttpMethod"] == "ANY" else method["HttpMethod"].lower()
            if verb in paths.setdefault(path or "/", {}):
                raise UnreadableError(f"{verb} {path} is there twice")
            paths[path or "/"][verb] = self._operation(method)
        for part in parts:
            path = f"{self._path(part['ParentId'])}/{part['PathPart']}"
            if path not in used:
                raise UnreadableError(f"nothing is at {path} or below")
        return paths

    def _operation(self, method: Json) -> Json:
        operation: Json = {
            "parameters": [_parameter(key, required) for key, required in method.get("RequestParameters", {}).items()],
            "security": self._security(method),
            "responses": {
                each["StatusCode"]: self._response(each, method) for each in method.get("MethodResponses", [])
            },
            "x-amazon-apigateway-integration": _integration(method["Integration"]),
        }
        if "OperationName" in method:
            operation["operationId"] = method["OperationName"]
        if "RequestModels" in method:
            operation["requestBody"] = {"content": self._content(method["RequestModels"])}
        if "RequestValidatorId" in method:
            name = self._named("RequestValidator", method["RequestValidatorId"])["Name"]
            operation["x-amazon-apigateway-request-validator"] = name
        return operation

    def _content(self, models: Json) -> Json:
        names = {type: self._named("Model", reference)["Name"] for type, reference in models.items()}
        return {type: {"schema": {"$ref": SCHEMAS + name}} for type, name in names.items()}

    def _response(self, response: Json, method: Json) -> Json:
        only(response, "StatusCode", "ResponseParameters", "ResponseModels")
        names = [after("method.response.header.", key) for key in response.get("ResponseParameters", {})]
        if any(response.get("ResponseParameters", {}).values()) and method["HttpMethod"] != "OPTIONS":
            raise UnreadableError("only of a preflight's answer a header is promised")
        return {
            "headers": {name: {} for name in names},
            "content": self._content(response.get("ResponseModels", {})),
        }

    def _security(self, method: Json) -> list[Json]:
        type, key = method["AuthorizationType"], method.get("ApiKeyRequired", False)
        needed: Json = {"key": []} if key else {}
        scopes = method.get("AuthorizationScopes", [])
        if type == "AWS_IAM":
            needed["sigv4"] = scopes
        elif type in _AUTHORIZERS:
            authorizer = self._named("Authorizer", method["AuthorizerId"])
            if authorizer["Type"] not in _AUTHORIZERS[type]:
                raise UnreadableError(f"an authorizer of type {authorizer['Type']} does not go with {type}")
            needed[authorizer["Name"]] = scopes
        elif type != "NONE":
            raise UnreadableError(f"there is no authorization {type}")
        if ("AuthorizerId" in method) != (type in _AUTHORIZERS):
            raise UnreadableError(f"{type} goes without an authorizer")
        return [needed] if needed else []

    def _schemes(self) -> Json:
        schemes: Json = {
            "sigv4": {"type": "apiKey", "name": "Authorization", "x-amazon-apigateway-authtype": "awsSigv4"},
            "key": {"type": "apiKey", "name": "x-api-key"},
        }
        for each in self._each("Authorizer", "Name", *_AUTHORIZER):
            details = {small(name): each[name] for name in each if name in _AUTHORIZER}
            is_pool = each["Type"] == "COGNITO_USER_POOLS"
            schemes[each["Name"]] = {
                "type": "apiKey",
                "name": _header(each),
                "x-amazon-apigateway-authtype": "cognito_user_pools" if is_pool else "custom",
                "x-amazon-apigateway-authorizer": {**details, "type": each["Type"].lower()},
            }
        return {name: {**scheme, "in": "header"} for name, scheme in schemes.items()}


_METHOD = (
    *("ResourceId", "HttpMethod", "OperationName", "RequestParameters", "RequestModels", "RequestValidatorId"),
    *("AuthorizationType", "AuthorizerId", "AuthorizationScopes", "ApiKeyRequired", "Integration", "MethodResponses"),
)
_AUTHORIZER = (
    *("Type", "IdentitySource", "IdentityValidationExpression", "AuthorizerResultTtlInSeconds"),
    *("ProviderARNs", "AuthorizerUri", "AuthorizerCredentials"),
)
_RESPONSE = ("StatusCode", "ResponseParameters", "ResponseTemplates")
_INTEGRATION = (
    *("Type", "IntegrationHttpMethod", "Uri", "Credentials", "TimeoutInMillis", "PassthroughBehavior"),
    *("ContentHandling", "ConnectionType", "ConnectionId", "IntegrationTarget", "ResponseTransferMode"),
    *("RequestParameters", "RequestTemplates", "CacheNamespace", "CacheKeyParameters", "IntegrationResponses"),
)


def _parameter(key: str, required: Any) -> Json:
    location, _, name = after("method.request.", key).partition(".")
    if location not in _LOCATIONS:
        raise UnreadableError(f"{key} is nowhere in a request")
    return {"name": name, "in": _LOCATIONS[location], "required": required}


def _header(authorizer: Json) -> str | None:
    """The header that a scheme names: that of the token. Nothing reads it where there is none."""
    if authorizer["Type"] == "REQUEST":
        return None
    return after("method.request.header.", authorizer["IdentitySource"])


def _integration(given: Json) -> Json:
    only(given, *_INTEGRATION)
    found = {small(name): value for name, value in given.items() if name != "IntegrationResponses"}
    if "integrationHttpMethod" in found:
        found["httpMethod"] = found.pop("integrationHttpMethod")
    answers: Json = {}
    for answer in given.get("IntegrationResponses", []):
        only(answer, "StatusCode", "SelectionPattern", "ResponseParameters", "ResponseTemplates", "ContentHandling")
        pattern = answer.get("SelectionPattern", "default")
        if pattern in answers:
            raise UnreadableError(f"there are two answers for {pattern}")
        answers[pattern] = {small(name): value for name, value in answer.items() if name != "SelectionPattern"}
    return {**found, "responses": answers}

"""Documents of APIs, brought into one form: equal for what the service cannot tell apart, different for all else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from equivalence.reading import ANY
from equivalence.schemas import SCHEMAS
from equivalence.words import Json, UnreadableError, only
from gatewright.document.plain_data import is_list, is_mapping

_DEFAULTS: Json = {
    "passthroughBehavior": "WHEN_NO_MATCH",
    "timeoutInMillis": 29_000,
    "connectionType": "INTERNET",
    "responseTransferMode": "BUFFERED",
    "requestParameters": {},
    "requestTemplates": {},
    "cacheKeyParameters": [],
}
"""What the service takes for said where an integration says nothing."""

_INTEGRATION = (
    *("type", "httpMethod", "uri", "credentials", "contentHandling", "connectionId", "integrationTarget"),
    *("cacheNamespace", "responses", *_DEFAULTS),
)
_DOCUMENT = (
    *("properties", "paths", "components", "openapi"),
    *("x-amazon-apigateway-request-validators", "x-amazon-apigateway-gateway-responses"),
)
_SETTINGS: Json = {
    "x-amazon-apigateway-api-key-source": "HEADER",
    "x-amazon-apigateway-policy": None,
    "x-amazon-apigateway-binary-media-types": [],
    "x-amazon-apigateway-minimum-compression-size": None,
}


def canonical(document: Json, models: Collection[str], without: Collection[str] = ()) -> Json:
    """What a document says, in a form of its own.

    `models` are the names of the spec's models: other schemas are parts of them, whatever they are called. What is
    listed in `without`, as `operation.summary`, is left out.
    """
    return _Canonical(document, models, without).all()


class _Canonical:
    def __init__(self, document: Json, models: Collection[str], without: Collection[str]) -> None:
        self.without = without
        self.document = self._known("document", document, *_DOCUMENT, *_SETTINGS)
        self.models = models
        components = document.get("components", {})
        self.schemas: Json = components.get("schemas", {})
        self.schemes: Json = components.get("securitySchemes", {})

    def _known(self, what: str, given: Json, *names: str) -> Json:
        """What is known of a part of the document: what is neither known nor to be left out is a mistake."""
        left = {name: value for name, value in given.items() if f"{what}.{name}" not in self.without}
        return only(left, *names)

    def all(self) -> Json:
        found = self.document
        return {
            "properties": found["properties"],
            "settings": {name: _ordered(found.get(name, default)) for name, default in _SETTINGS.items()},
            "operations": {
                f"{verb} {path}": self._operation(operation)
                for path, operations in found["paths"].items()
                for verb, operation in only(operations, ANY, *_VERBS).items()
            },
            "models": {name: self._schema(self.schemas.get(name), (name,)) for name in self.models},
            "authorizers": sorted(map(str, filter(None, map(self._authorizer, self.schemes)))),
            "gateway responses": {
                type: {"responseParameters": {}, "responseTemplates": {}, **response}
                for type, response in found.get("x-amazon-apigateway-gateway-responses", {}).items()
            },
        }

    def _operation(self, given: Json) -> Json:
        operation = self._known("operation", given, *_OPERATION)
        body = self._known("requestBody", operation.get("requestBody", {}), "content")
        return {
            "name": operation.get("operationId"),
            "parameters": {
                f"{each['in']} {each['name']}": self._known("parameter", each, "name", "in", "required")["required"]
                for each in operation.get("parameters", [])
            },
            "body": self._content(body),
            "validates": self._validator(operation.get("x-amazon-apigateway-request-validator")),
            "security": self._security(operation.get("security", [])),
            "responses": {status: self._response(each) for status, each in operation["responses"].items()},
            "integration": self._integration(operation["x-amazon-apigateway-integration"]),
        }

    def _content(self, given: Json) -> Json:
        return {
            type: self._model(only(content, "schema")["schema"]) for type, content in given.get("content", {}).items()
        }

    def _model(self, schema: Json) -> str:
        name: str = only(schema, "$ref")["$ref"].removeprefix(SCHEMAS)
        if name not in self.models:
            raise UnreadableError(f"there is no model {name}")
        return name

    def _response(self, given: Json) -> Json:
        response = self._known("response", given, "headers", "content")
        headers = response.get("headers", {})
        for header in headers.values():
            self._known("header", header)
        return {"headers": sorted(headers), "content": self._content(response)}

    def _validator(self, name: str | None) -> Json:
        checks: Json = {"validateRequestBody": False, "validateRequestParameters": False}
        return checks if name is None else self.document["x-amazon-apigateway-request-validators"][name]

    def _security(self, given: list[Json]) -> Json:
        """Who may call: everybody, or whoever has all that the one entry lists."""
        if len(given) > 1:
            raise UnreadableError("there are two ways to call")
        found: Json = {"by": "NONE", "scopes": [], "key": False}
        for name, scopes in (given[0] if given else {}).items():
            scheme = self.schemes[name]
            if scheme.get("x-amazon-apigateway-authtype") == "awsSigv4":
                found |= {"by": "AWS_IAM", "scopes": sorted(scopes)}
            elif "x-amazon-apigateway-authtype" in scheme:
                found |= {"by": self._authorizer(name), "scopes": sorted(scopes)}
            else:
                found["key"] = only(scheme, "type", "name", "in") == _KEY
        return found

    def _authorizer(self, name: str) -> Json | None:
        """An authorizer with all that it says, if this is one."""
        scheme = self._known("scheme", self.schemes[name], *_SCHEME)
        details = scheme.get("x-amazon-apigateway-authorizer")
        if details is None:
            return None
        type: str = details["type"].upper()
        return {
            "name": name,
            "header": None if type == "REQUEST" else scheme["name"],
            "kind": scheme["x-amazon-apigateway-authtype"],
            **_ordered({**details, "type": type}),
        }

    def _integration(self, given: Json) -> Json:
        how = {**_DEFAULTS, **self._known("integration", given, *_INTEGRATION)}
        answers: Json = {
            pattern: {"responseParameters": {}, "responseTemplates": {}, **answer}
            for pattern, answer in how.get("responses", {}).items()
        }
        spelt = {name: how[name].upper() for name in ("type", "passthroughBehavior")}
        return {**how, **spelt, "cacheKeyParameters": sorted(how["cacheKeyParameters"]), "responses": answers}

    def _schema(self, schema: Any, inside: tuple[str, ...]) -> Any:
        """A schema with everything that it refers to in place; what it is inside of, by how far up that is."""
        if is_list(schema):
            return [self._schema(item, inside) for item in schema]
        if not is_mapping(schema):
            return schema
        if "$ref" not in schema:
            return {key: self._schema(value, inside) for key, value in schema.items()}
        name: str = only({**schema}, "$ref")["$ref"].removeprefix(SCHEMAS)
        if name in inside:
            return {"up": len(inside) - inside.index(name)}
        if name not in self.schemas:
            raise UnreadableError(f"there is no schema {name}")
        return {"is": name if name in self.models else "", "as": self._schema(self.schemas[name], (*inside, name))}


_VERBS = ("get", "put", "post", "delete", "patch", "options", "head")
_OPERATION = (
    *("operationId", "parameters", "requestBody", "security", "responses"),
    *("x-amazon-apigateway-request-validator", "x-amazon-apigateway-integration"),
)
_SCHEME = ("type", "name", "in", "x-amazon-apigateway-authtype", "x-amazon-apigateway-authorizer")
_KEY = {"type": "apiKey", "name": "x-api-key", "in": "header"}


def _ordered(value: Any) -> Any:
    """A mapping with its keys in order, and a list of texts in order: that of their members means nothing."""
    if is_mapping(value):
        return {key: _ordered(value[key]) for key in sorted(value)}
    if is_list(value) and all(isinstance(item, str) for item in value):
        return sorted(map(str, value))
    return value

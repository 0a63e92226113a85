"""The whole API as one OpenAPI document with API Gateway's extensions."""

from collections.abc import Mapping, Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway, RequestParameter
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged
from gatewright.lower.rest import extras
from gatewright.lower.rest.authorizer import security, security_schemes
from gatewright.lower.rest.integration import as_openapi
from gatewright.lower.rest.method import Method, MethodResponse
from gatewright.template import Origin, Prose, Value, prose

ANY = "x-amazon-apigateway-any-method"


def api_body(gateway: Gateway, methods: Sequence[Method], ids: Ids, api_name: str) -> Value:
    """The document."""
    paths: dict[str, dict[str, Value]] = {}
    for method in methods:
        verb = ANY if method.verb == "ANY" else method.verb.lower()
        operation = merged(_operation(method), method.raw_operation)
        paths.setdefault(str(method.url), {})[verb] = Origin(method.path, operation)
    schemes = security_schemes(gateway, methods, ids)
    components: dict[str, Value] = present(
        schemas=extras.data_model.body_schemas(gateway) if gateway.models else None,
        securitySchemes=schemes or None,
    )
    document: dict[str, Value] = present(
        openapi="3.0.1",
        info={"title": Prose(api_name), "version": Prose("1")},
        paths=paths,
        components=components or None,
        **_settings(gateway, methods, ids),
        **_validators(methods),
        **(extras.gateway_response.responses_extension(gateway) if gateway.gateway_responses or gateway.cors else {}),
        **(extras.documentation.documentation_extension(gateway) if gateway.documentation.value else {}),
    )
    return merged(document, gateway.raw_document) if gateway.raw_document else document


def _settings(gateway: Gateway, methods: Sequence[Method], ids: Ids) -> dict[str, Value]:
    has_policy = gateway.policy or gateway.network.vpc_endpoints
    policy = extras.policy.policy_document(gateway, ids) if has_policy else None
    source = gateway.api_key_source
    needs_keys = any(method.api_key for method in methods)
    compression = gateway.compress_above
    return present(
        {
            "x-amazon-apigateway-api-key-source": Origin(source.path, source.value.upper()) if needs_keys else None,
            "x-amazon-apigateway-policy": Origin(("policy",), policy) if policy else None,
            "x-amazon-apigateway-binary-media-types": list(gateway.binary_types) or None,
            "x-amazon-apigateway-minimum-compression-size": compression,
        }
    )


def _validators(methods: Sequence[Method]) -> dict[str, Value]:
    used = {method.validator.name: method.validator for method in methods if method.validator}
    checks: dict[str, Value] = {
        name: {"validateRequestParameters": validator.parameters, "validateRequestBody": validator.body}
        for name, validator in sorted(used.items())
    }
    return {"x-amazon-apigateway-request-validators": checks} if checks else {}


def _operation(method: Method) -> dict[str, Value]:
    parameters = [Origin(parameter.path, _parameter(parameter)) for parameter in method.parameters]
    return present(
        {
            "operationId": method.operation or None,
            "summary": prose(method.summary),
            "description": prose(method.description),
            "parameters": parameters or None,
            **_request_body(method),
            "x-amazon-apigateway-request-validator": method.validator.name if method.validator else None,
            **security(method),
            "responses": {response.status: _response(response) for response in method.responses},
            "x-amazon-apigateway-integration": Origin(method.integration_path, as_openapi(method.integration)),
        }
    )


def _request_body(method: Method) -> dict[str, Value]:
    if not method.body:
        return {}
    content = _content({type: model.name for type, model in method.body.items()})
    return {"requestBody": present(description=prose(method.body_text), content=content)}


def _content(models: Mapping[str, str]) -> Value:
    return {type: {"schema": {"$ref": f"#/components/schemas/{name}"}} for type, name in models.items()}


def _parameter(parameter: RequestParameter) -> Value:
    return present(
        {
            "name": parameter.name,
            "in": parameter.location,
            "required": parameter.required,
            "description": prose(parameter.description),
            "schema": {"type": parameter.type},
        }
    )


def _response(response: MethodResponse) -> Value:
    headers: dict[str, Value] = {
        name: present(description=prose(response.header_texts.get(name, "")), schema={"type": "string"})
        for name in response.headers
    }
    return present(
        description=Prose(response.description or f"Status {response.status}"),
        headers=headers or None,
        content=_content(response.models) if response.models else None,
    )

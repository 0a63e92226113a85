"""Makers of `AWS::ApiGateway` resources."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dataplane.intrinsics import Made, UnknownPartError
from dataplane.making import Clients, Maker, Properties, arguments, small, tags

_SETTINGS = {
    "LoggingLevel": "logging/loglevel",
    "DataTraceEnabled": "logging/dataTrace",
    "MetricsEnabled": "metrics/enabled",
    "CachingEnabled": "caching/enabled",
    "CacheTtlInSeconds": "caching/ttlInSeconds",
    "CacheDataEncrypted": "caching/dataEncrypted",
    "ThrottlingRateLimit": "throttling/rateLimit",
    "ThrottlingBurstLimit": "throttling/burstLimit",
}
_RESPONSE = small("StatusCode", "ResponseParameters")


def _rest_api(clients: Clients, _id: str, given: Properties) -> Made:
    client = clients("apigateway")
    body, mode, parameters = given.pop("Body", None), given.pop("Mode", "overwrite"), given.pop("Parameters", {})
    names = {
        **small("Name", "Description", "EndpointConfiguration", "SecurityPolicy", "EndpointAccessMode"),
        **small("DisableExecuteApiEndpoint", "BinaryMediaTypes", "MinimumCompressionSize", "Policy"),
        "ApiKeySourceType": "apiKeySource",
    }
    call = {**tags(given), **arguments(given, names)}
    if "endpointConfiguration" in call:
        endpoint = small("Types", "IpAddressType", "VpcEndpointIds")
        call["endpointConfiguration"] = arguments(call["endpointConfiguration"], endpoint)
    if "policy" in call:
        call["policy"] = json.dumps(call["policy"])
    api = client.create_rest_api(**call)["id"]
    if body is not None:
        given_too = {"parameters": parameters} if parameters else {}
        client.put_rest_api(restApiId=api, mode=mode, body=json.dumps(body).encode(), **given_too)
        _put_what_the_import_leaves_out(client, api, body)
    paths = client.get_resources(restApiId=api, limit=500)["items"]
    root = next(path["id"] for path in paths if path["path"] == "/")
    return Made(api, {"RestApiId": api, "RootResourceId": root})


def _put_what_the_import_leaves_out(client: Any, api: str, body: Mapping[str, Any]) -> None:
    for type, response in body.get("x-amazon-apigateway-gateway-responses", {}).items():
        client.put_gateway_response(restApiId=api, responseType=type, **response)


def _path(clients: Clients, _id: str, given: Properties) -> Made:
    call = arguments(given, small("RestApiId", "ParentId", "PathPart"))
    return Made(clients("apigateway").create_resource(**call)["id"])


def _method(clients: Clients, id: str, given: Properties) -> Made:
    client = clients("apigateway")
    responses, how = given.pop("MethodResponses", []), given.pop("Integration")
    answers = how.pop("IntegrationResponses", [])
    names = {
        **small("RestApiId", "ResourceId", "HttpMethod", "AuthorizationType", "AuthorizerId", "AuthorizationScopes"),
        **small("ApiKeyRequired", "OperationName", "RequestParameters", "RequestModels", "RequestValidatorId"),
    }
    call = arguments(given, names)
    client.put_method(**call)
    where = {key: call[key] for key in ("restApiId", "resourceId", "httpMethod")}
    for response in responses:
        client.put_method_response(**where, **arguments(response, {**_RESPONSE, **small("ResponseModels")}))
    names = {
        **small("Type", "IntegrationHttpMethod", "Uri", "Credentials", "RequestParameters", "RequestTemplates"),
        **small("PassthroughBehavior", "ContentHandling", "TimeoutInMillis", "CacheNamespace", "CacheKeyParameters"),
    }
    client.put_integration(**where, **arguments(how, names))
    names = {**_RESPONSE, **small("SelectionPattern", "ResponseTemplates", "ContentHandling")}
    for answer in answers:
        client.put_integration_response(**where, **arguments(answer, names))
    return Made(id)


def _model(clients: Clients, _id: str, given: Properties) -> Made:
    call = arguments(given, small("RestApiId", "Name", "ContentType", "Description", "Schema"))
    clients("apigateway").create_model(**{**call, "schema": json.dumps(call["schema"])})
    return Made(call["name"])


def _validator(clients: Clients, _id: str, given: Properties) -> Made:
    call = arguments(given, small("RestApiId", "Name", "ValidateRequestBody", "ValidateRequestParameters"))
    return Made(clients("apigateway").create_request_validator(**call)["id"])


def _authorizer(clients: Clients, _id: str, given: Properties) -> Made:
    names = {
        **small("RestApiId", "Name", "Type", "AuthorizerUri", "AuthorizerCredentials", "IdentitySource"),
        **small("IdentityValidationExpression", "AuthorizerResultTtlInSeconds"),
        "ProviderARNs": "providerARNs",
    }
    return Made(clients("apigateway").create_authorizer(**arguments(given, names))["id"])


def _gateway_response(clients: Clients, id: str, given: Properties) -> Made:
    names = small("RestApiId", "ResponseType", "StatusCode", "ResponseParameters", "ResponseTemplates")
    clients("apigateway").put_gateway_response(**arguments(given, names))
    return Made(id)


def _deployment(clients: Clients, _id: str, given: Properties) -> Made:
    call = arguments(given, small("RestApiId", "Description"))
    return Made(clients("apigateway").create_deployment(**call)["id"])


def _stage(clients: Clients, _id: str, given: Properties) -> Made:
    client = clients("apigateway")
    settings = given.pop("MethodSettings", [])
    names = {
        **small("RestApiId", "DeploymentId", "StageName", "Description", "Variables", "CacheClusterEnabled"),
        **small("CacheClusterSize", "TracingEnabled"),
    }
    call = {**tags(given), **arguments(given, names)}
    client.create_stage(**call)
    patches = [patch for setting in settings for patch in _patches(setting)]
    if patches:
        client.update_stage(restApiId=call["restApiId"], stageName=call["stageName"], patchOperations=patches)
    return Made(call["stageName"])


def _patches(setting: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    path, method = setting["ResourcePath"], setting["HttpMethod"]
    where = f"{'/~1' if path == '/' else path}/{method}"
    for name, value in setting.items():
        if name in ("ResourcePath", "HttpMethod"):
            continue
        if name not in _SETTINGS:
            raise UnknownPartError(f"the method setting {name}")
        yield {"op": "replace", "path": f"{where}/{_SETTINGS[name]}", "value": _as_text(value)}


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _api_key(clients: Clients, _id: str, given: Properties) -> Made:
    call = {**tags(given), **arguments(given, small("Name", "Description", "CustomerId", "Enabled"))}
    return Made(clients("apigateway").create_api_key(**call)["id"])


def _usage_plan(clients: Clients, _id: str, given: Properties) -> Made:
    names = {"UsagePlanName": "name", **small("Description", "ApiStages", "Throttle", "Quota")}
    call = {**tags(given), **arguments(given, names)}
    call["apiStages"] = [_plan_stage(stage) for stage in call.get("apiStages", [])]
    if "throttle" in call:
        call["throttle"] = _throttle(call["throttle"])
    if "quota" in call:
        call["quota"] = arguments(call["quota"], small("Limit", "Period", "Offset"))
    return Made(clients("apigateway").create_usage_plan(**call)["id"])


def _plan_stage(stage: Mapping[str, Any]) -> dict[str, Any]:
    call = arguments(stage, small("ApiId", "Stage", "Throttle"))
    routes = call.pop("throttle", {})
    return {**call, **({"throttle": {route: _throttle(limits) for route, limits in routes.items()}} if routes else {})}


def _throttle(limits: Mapping[str, Any]) -> dict[str, Any]:
    return arguments(limits, small("RateLimit", "BurstLimit"))


def _usage_plan_key(clients: Clients, _id: str, given: Properties) -> Made:
    call = arguments(given, small("KeyId", "KeyType", "UsagePlanId"))
    return Made(clients("apigateway").create_usage_plan_key(**call)["id"])


MAKERS: Mapping[str, Maker] = {
    "AWS::ApiGateway::ApiKey": _api_key,
    "AWS::ApiGateway::Authorizer": _authorizer,
    "AWS::ApiGateway::Deployment": _deployment,
    "AWS::ApiGateway::GatewayResponse": _gateway_response,
    "AWS::ApiGateway::Method": _method,
    "AWS::ApiGateway::Model": _model,
    "AWS::ApiGateway::RequestValidator": _validator,
    "AWS::ApiGateway::Resource": _path,
    "AWS::ApiGateway::RestApi": _rest_api,
    "AWS::ApiGateway::Stage": _stage,
    "AWS::ApiGateway::UsagePlan": _usage_plan,
    "AWS::ApiGateway::UsagePlanKey": _usage_plan_key,
}

"""The API as one CloudFormation resource for every path, method and validator."""

from collections.abc import Iterator

from gatewright.gateway import Gateway, Route
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.rest.method import (
    REQUEST_LOCATIONS,
    VALIDATOR,
    Integration,
    Response,
    integration,
    needs_validator,
)
from gatewright.spec.values.path import RoutePath
from gatewright.template import GetAtt, Ref, Resource, Value

AUTHORIZATION_TYPES = {"iam": "AWS_IAM", "none": "NONE"}


def api_parts(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    """Everything that hangs on the RestApi and is part of a deployment."""
    if any(needs_validator(route) for route in gateway.routes):
        yield _validator(gateway, ids)
    yield from _paths(gateway, ids)
    for route in gateway.routes:
        yield _method(route, ids)


def _validator(gateway: Gateway, ids: Ids) -> Resource:
    origin = next(route.path for route in gateway.routes if needs_validator(route))
    return Resource(
        id=ids.of("Validator", VALIDATOR),
        type="AWS::ApiGateway::RequestValidator",
        properties={
            "RestApiId": Ref(ids.of("Api")),
            "Name": VALIDATOR,
            "ValidateRequestParameters": True,
            "ValidateRequestBody": False,
        },
        origin=origin,
        snapshot="validators",
    )


def _paths(gateway: Gateway, ids: Ids) -> Iterator[Resource]:
    origins: dict[RoutePath, Route] = {}
    for route in gateway.routes:
        for path in (*route.url.parents, route.url):
            origins.setdefault(path, route)
    for path, route in sorted(origins.items(), key=lambda item: item[0]):
        if path.segments:
            yield Resource(
                id=_path_id(path, ids),
                type="AWS::ApiGateway::Resource",
                properties={
                    "RestApiId": Ref(ids.of("Api")),
                    "ParentId": _resource_id(RoutePath(path.segments[:-1]), ids),
                    "PathPart": path.segments[-1],
                },
                origin=route.path,
                snapshot=f"path {path}",
            )


def _path_id(path: RoutePath, ids: Ids) -> str:
    return ids.of("Path", str(path))


def _resource_id(path: RoutePath, ids: Ids) -> Value:
    return Ref(_path_id(path, ids)) if path.segments else GetAtt(ids.of("Api"), "RootResourceId")


def _method(route: Route, ids: Ids) -> Resource:
    how = integration(route, ids)
    declared: Value = {
        f"method.request.{REQUEST_LOCATIONS[parameter.location]}.{parameter.name}": parameter.required
        for parameter in route.parameters
    }
    properties: dict[str, Value] = {
        "RestApiId": Ref(ids.of("Api")),
        "ResourceId": _resource_id(route.url, ids),
        "HttpMethod": route.method,
        "AuthorizationType": AUTHORIZATION_TYPES[route.auth.value],
        **({"OperationName": route.operation} if route.operation else {}),
        **({"RequestParameters": declared} if declared else {}),
        **({"RequestValidatorId": Ref(ids.of("Validator", VALIDATOR))} if needs_validator(route) else {}),
        "Integration": _integration(how),
        **({"MethodResponses": [_method_response(response) for response in how.responses]} if how.responses else {}),
    }
    return Resource(
        id=ids.of("Method", route.method, str(route.url)),
        type="AWS::ApiGateway::Method",
        properties=merged_properties(properties, route.raw_method),
        origin=route.path,
        snapshot=route.key,
    )


def _integration(how: Integration) -> Value:
    return {
        "Type": how.type,
        **({"IntegrationHttpMethod": how.method} if how.method else {}),
        **({"Uri": how.uri} if how.uri is not None else {}),
        **({"TimeoutInMillis": how.timeout} if how.timeout is not None else {}),
        **({"PassthroughBehavior": how.passthrough} if how.passthrough else {}),
        **({"RequestParameters": how.parameters} if how.parameters else {}),
        **({"RequestTemplates": how.templates} if how.templates else {}),
        **({"CacheNamespace": how.cache_namespace, "CacheKeyParameters": how.cache_key} if how.cache_key else {}),
        **({"IntegrationResponses": [_response(response) for response in how.responses]} if how.responses else {}),
    }


def _response(response: Response) -> Value:
    headers = {f"method.response.header.{name}": f"'{value}'" for name, value in response.headers.items()}
    return {
        "StatusCode": response.status,
        **({"ResponseParameters": headers} if headers else {}),
        "ResponseTemplates": response.templates,
    }


def _method_response(response: Response) -> Value:
    headers: Value = {f"method.response.header.{name}": False for name in response.headers}
    return {"StatusCode": response.status, **({"ResponseParameters": headers} if response.headers else {})}

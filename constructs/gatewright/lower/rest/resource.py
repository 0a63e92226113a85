"""The API as one CloudFormation resource for every path, method, validator and authorizer."""

from collections.abc import Iterator, Sequence

from gatewright.document.plain_data import present
from gatewright.gateway import Gateway
from gatewright.lower.ids import Ids
from gatewright.lower.merge import merged_properties
from gatewright.lower.rest.authorizer import authorizer_id, authorizer_resources
from gatewright.lower.rest.data_model import model_id, model_resources
from gatewright.lower.rest.gateway_response import response_resources
from gatewright.lower.rest.integration import as_cloudformation
from gatewright.lower.rest.method import Method, MethodResponse, Validator
from gatewright.lower.rest.source import REQUEST_LOCATIONS
from gatewright.spec.values.path import RoutePath
from gatewright.template import GetAtt, Origin, Ref, Resource, Value


def api_parts(gateway: Gateway, methods: Sequence[Method], ids: Ids) -> Iterator[Resource]:
    """All resources of the RestApi that are part of a deployment."""
    yield from _validators(methods, ids)
    yield from model_resources(gateway, ids)
    yield from authorizer_resources(gateway, ids)
    yield from response_resources(gateway, ids)
    yield from _paths(methods, ids)
    for method in methods:
        yield _method(method, ids)


def _validators(methods: Sequence[Method], ids: Ids) -> Iterator[Resource]:
    first: dict[Validator, Method] = {}
    for method in methods:
        if method.validator:
            first.setdefault(method.validator, method)
    for validator, method in sorted(first.items(), key=lambda item: item[0].name):
        yield Resource(
            id=ids.of("Validator", validator.name),
            type="AWS::ApiGateway::RequestValidator",
            properties={
                "RestApiId": Ref(ids.of("Api")),
                "Name": validator.name,
                "ValidateRequestParameters": validator.parameters,
                "ValidateRequestBody": validator.body,
            },
            origin=method.path,
            snapshot=f"validator {validator.name}",
        )


def _paths(methods: Sequence[Method], ids: Ids) -> Iterator[Resource]:
    first: dict[RoutePath, Method] = {}
    for method in methods:
        for url in (*method.url.parents, method.url):
            first.setdefault(url, method)
    for url, method in sorted(first.items(), key=lambda item: item[0]):
        if url.segments:
            yield Resource(
                id=_path_id(url, ids),
                type="AWS::ApiGateway::Resource",
                properties={
                    "RestApiId": Ref(ids.of("Api")),
                    "ParentId": _resource_id(RoutePath(url.segments[:-1]), ids),
                    "PathPart": url.segments[-1],
                },
                origin=method.path,
                snapshot=f"path {url}",
            )


def _path_id(url: RoutePath, ids: Ids) -> str:
    return ids.of("Path", str(url))


def _resource_id(url: RoutePath, ids: Ids) -> Value:
    return Ref(_path_id(url, ids)) if url.segments else GetAtt(ids.of("Api"), "RootResourceId")


def _method(method: Method, ids: Ids) -> Resource:
    declared = {
        f"method.request.{REQUEST_LOCATIONS[parameter.location]}.{parameter.name}": parameter.required
        for parameter in method.parameters
    }
    models = {type: Ref(model_id(model.name, ids)) for type, model in method.body.items()}
    properties: dict[str, Value] = present(
        RestApiId=Ref(ids.of("Api")),
        ResourceId=_resource_id(method.url, ids),
        HttpMethod=method.verb,
        AuthorizationType=method.authorization,
        AuthorizerId=Ref(authorizer_id(method.authorizer, ids)) if method.authorizer else None,
        AuthorizationScopes=list(method.scopes) or None,
        ApiKeyRequired=method.api_key,
        OperationName=method.operation or None,
        RequestParameters=declared or None,
        RequestModels=models or None,
        RequestValidatorId=Ref(ids.of("Validator", method.validator.name)) if method.validator else None,
        Integration=Origin(method.integration_path, as_cloudformation(method.integration)),
        MethodResponses=[_response(response, ids) for response in method.responses] or None,
    )
    return Resource(
        id=ids.of("Method", method.verb, str(method.url)),
        type="AWS::ApiGateway::Method",
        properties=merged_properties(properties, method.raw_method),
        origin=method.path,
        snapshot=method.key,
    )


def _response(response: MethodResponse, ids: Ids) -> Value:
    headers = {f"method.response.header.{name}": response.promised for name in response.headers}
    models = {type: Ref(model_id(name, ids)) for type, name in response.models.items()}
    return present(StatusCode=response.status, ResponseParameters=headers or None, ResponseModels=models or None)

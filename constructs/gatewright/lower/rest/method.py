"""A method of a REST API. Both renderings are made from it."""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.document import Path
from gatewright.gateway import (
    PARAMETER_LOCATIONS,
    Authorizer,
    CognitoAuthorizer,
    DataModel,
    Gateway,
    JwtAuthorizer,
    LambdaAuthorizer,
    RequestParameter,
    Route,
)
from gatewright.lower.ids import Ids
from gatewright.lower.rest.backend import integration_of
from gatewright.lower.rest.integration import CONTENT_HANDLING, Integration
from gatewright.lower.rest.source import REQUEST_LOCATIONS
from gatewright.spec.model import Json
from gatewright.spec.values.path import RoutePath

_JSON_TYPES = frozenset(("*/*", "application/json"))
"""Binary types that include JSON, and requests without a content type."""

AuthorizationType = Literal["NONE", "AWS_IAM", "COGNITO_USER_POOLS", "CUSTOM"]


class Validator(Struct, frozen=True):
    """The request validation before API Gateway calls a backend."""

    body: bool
    parameters: bool

    @property
    def name(self) -> str:
        """Its name: all methods with the same validation share a validator."""
        return {(True, True): "all", (True, False): "body", (False, True): "parameters"}[self.body, self.parameters]


class MethodResponse(Struct, frozen=True, kw_only=True):
    """A status that a method can return, with its headers and models."""

    status: str
    headers: tuple[str, ...] = ()
    promised: bool = False
    """Whether its headers are required. API Gateway ignores it, but checkers recognize preflights by it."""
    models: Mapping[str, str] = field(default_factory=dict[str, str])
    description: str = ""
    header_texts: Mapping[str, str] = field(default_factory=dict[str, str])
    """The descriptions of headers."""


class Method(Struct, frozen=True, kw_only=True):
    """A method with all that either rendering needs."""

    verb: str
    url: RoutePath
    path: Path
    authorization: AuthorizationType = "NONE"
    authorizer: Authorizer | None = None
    scopes: tuple[str, ...] = ()
    api_key: bool = False
    parameters: tuple[RequestParameter, ...] = ()
    body: Mapping[str, DataModel] = field(default_factory=dict[str, DataModel])
    """Models of the request's body, by content type."""
    body_text: str = ""
    validator: Validator | None = None
    integration: Integration
    integration_path: Path
    responses: tuple[MethodResponse, ...] = ()
    operation: str = ""
    summary: str = ""
    description: str = ""
    raw_operation: Json = field(default_factory=dict[str, object])
    raw_method: Json = field(default_factory=dict[str, object])

    @property
    def key(self) -> str:
        """The method as people name it: `GET /orders/{id}`."""
        return f"{self.verb} {self.url}"


def methods(gateway: Gateway, ids: Ids) -> Iterator[Method]:
    """All methods of a gateway, by path and verb."""
    for route in gateway.routes:
        yield _method(route, _readable(integration_of(route, ids), gateway))


def _method(route: Route, how: Integration) -> Method:
    return Method(
        verb=route.method,
        url=route.url,
        path=route.path,
        authorization=_authorization_type(route),
        authorizer=route.authorizer,
        scopes=route.scopes.value if isinstance(route.authorizer, CognitoAuthorizer) else (),
        api_key=route.api_key.value,
        parameters=(*route.parameters, *_undeclared(route, how)),
        validator=_validator(route),
        integration=how,
        integration_path=route.backend.value.path,
        body=route.body.models if route.body else {},
        body_text=route.body.description if route.body else "",
        responses=tuple(_responses(route, how)),
        operation=route.operation,
        summary=route.summary,
        description=route.description,
        raw_operation=route.raw_operation,
        raw_method=route.raw_method,
    )


def _readable(how: Integration, gateway: Gateway) -> Integration:
    """A mock selects its response by a template, which can read text only."""
    if how.type != "MOCK" or how.content_handling or not _JSON_TYPES & set(gateway.binary_types):
        return how
    return replace(how, content_handling=CONTENT_HANDLING["text"])


def _undeclared(route: Route, how: Integration) -> Iterator[RequestParameter]:
    """Parameters that the integration reads and the route does not declare: API Gateway requires them."""
    known = {(REQUEST_LOCATIONS[parameter.location], parameter.name) for parameter in route.parameters}
    read = sorted({*how.parameters.values(), *how.cache_key})
    for location in PARAMETER_LOCATIONS:
        service_name = REQUEST_LOCATIONS[location]
        prefix = f"method.request.{service_name}."
        for name in (source.removeprefix(prefix) for source in read if source.startswith(prefix)):
            if (service_name, name) not in known:
                yield RequestParameter(
                    location=location, name=name, type="string", required=False, description="", path=route.path
                )


def _authorization_type(route: Route) -> AuthorizationType:
    match route.authorizer:
        case CognitoAuthorizer():
            return "COGNITO_USER_POOLS"
        case LambdaAuthorizer():
            return "CUSTOM"
        case JwtAuthorizer():
            raise AssertionError("REST APIs do not support JWT authorizers, and the check of kinds rejects them")
        case None:
            return "AWS_IAM" if route.auth.value == "iam" else "NONE"


def _validator(route: Route) -> Validator | None:
    wanted = Validator(body=route.validate_body, parameters=route.validate_parameters)
    return wanted if wanted.body or wanted.parameters else None


def _responses(route: Route, how: Integration) -> Iterator[MethodResponse]:
    """The responses of a method: those of the route, and those of its integration, which must be declared."""
    declared = {response.status: response for response in route.answers}
    set_headers = {response.status: _headers_of(response.parameters) for response in how.responses}
    for status in sorted({*declared, *set_headers}):
        response = declared.get(status)
        headers = {*set_headers.get(status, ()), *(response.headers if response else ())}
        yield MethodResponse(
            status=status,
            headers=tuple(sorted(headers)),
            models={type: model.name for type, model in response.models.items()} if response else {},
            description=response.description if response else "",
            header_texts=response.headers if response else {},
        )


def _headers_of(parameters: Mapping[str, str]) -> list[str]:
    prefix = "method.response.header."
    return [name.removeprefix(prefix) for name in parameters if name.startswith(prefix)]

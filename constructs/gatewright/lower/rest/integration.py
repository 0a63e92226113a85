"""An integration of a REST API. Both renderings are made from it."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from gatewright.document.plain_data import present
from gatewright.template import Value

IntegrationType = Literal["AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"]


CONTENT_HANDLING = {"binary": "CONVERT_TO_BINARY", "text": "CONVERT_TO_TEXT"}


class IntegrationResponse(Struct, frozen=True, kw_only=True):
    """A response of the backend, and what API Gateway returns for it."""

    status: str
    pattern: str = ""
    """A pattern for the backend's responses. Without one, it is the default for those that no pattern matches."""
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    templates: Mapping[str, Value] = field(default_factory=dict[str, Value])
    content_handling: str | None = None


class Integration(Struct, frozen=True, kw_only=True):
    """How API Gateway calls a backend. A proxy integration has no responses of its own."""

    type: IntegrationType
    method: str | None = None
    uri: Value = None
    credentials: Value = None
    timeout: int | None = None
    passthrough: str | None = None
    content_handling: str | None = None
    stream: bool = False
    vpc_link: Value = None
    load_balancer: Value = None
    verify_tls: bool = True
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    templates: Mapping[str, Value] = field(default_factory=dict[str, Value])
    cache_key: tuple[str, ...] = ()
    cache_namespace: str | None = None
    responses: tuple[IntegrationResponse, ...] = ()

    @property
    def is_proxy(self) -> bool:
        """Whether the client receives the backend's response unchanged."""
        return self.type.endswith("_PROXY")


def as_cloudformation(how: Integration) -> dict[str, Value]:
    """The `Integration` of an `AWS::ApiGateway::Method`."""
    return present(**_common(how), IntegrationResponses=[_response(response) for response in how.responses] or None)


def as_openapi(how: Integration) -> dict[str, Value]:
    """The same as `x-amazon-apigateway-integration` of an operation."""
    body = _renamed(_common(how))
    if not how.verify_tls:
        body["tlsConfig"] = {"insecureSkipVerification": True}
    if how.responses:
        body["responses"] = {response.pattern or "default": _openapi_response(response) for response in how.responses}
    return body


_OPENAPI_NAMES = {"IntegrationHttpMethod": "httpMethod"}
_LOWER_CASE = ("Type", "PassthroughBehavior")


def _common(how: Integration) -> dict[str, Value]:
    return present(
        Type=how.type,
        IntegrationHttpMethod=how.method,
        Uri=how.uri,
        Credentials=how.credentials,
        TimeoutInMillis=how.timeout,
        PassthroughBehavior=how.passthrough,
        ContentHandling=how.content_handling,
        ConnectionType="VPC_LINK" if how.vpc_link is not None else None,
        ConnectionId=how.vpc_link,
        IntegrationTarget=how.load_balancer,
        ResponseTransferMode="STREAM" if how.stream else None,
        RequestParameters=how.parameters or None,
        RequestTemplates=how.templates or None,
        CacheNamespace=how.cache_namespace,
        CacheKeyParameters=list(how.cache_key) or None,
    )


def _response(response: IntegrationResponse) -> dict[str, Value]:
    return present(
        StatusCode=response.status,
        SelectionPattern=response.pattern or None,
        ContentHandling=response.content_handling or None,
        ResponseParameters=response.parameters or None,
        ResponseTemplates=response.templates or None,
    )


def _openapi_response(response: IntegrationResponse) -> dict[str, Value]:
    body = _renamed(_response(response))
    body.pop("selectionPattern", None)
    return body


def _renamed(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {
        _OPENAPI_NAMES.get(name, name[0].lower() + name[1:]): value.lower()
        if name in _LOWER_CASE and isinstance(value, str)
        else value
        for name, value in properties.items()
    }

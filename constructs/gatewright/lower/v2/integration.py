"""An integration of an HTTP or WebSocket API. Both renderings are made from it."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from gatewright.document import Path
from gatewright.document.plain_data import present
from gatewright.gateway import Backend
from gatewright.lower.ids import Ids
from gatewright.template import Ref, Resource, Value

IntegrationType = Literal["AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"]


class V2Integration(Struct, frozen=True, kw_only=True):
    """How API Gateway calls a backend."""

    type: IntegrationType
    subtype: str | None = None
    method: str | None = None
    uri: Value = None
    credentials: Value = None
    timeout: int | None = None
    payload: str | None = None
    vpc_link: Value = None
    server_name: str | None = None
    """The host name in the certificate of a private server. Without one, API Gateway calls it without TLS."""
    passthrough: str | None = None
    content_handling: str | None = None
    template_selection: str | None = None
    parameters: Mapping[str, Value] = field(default_factory=dict[str, Value])
    templates: Mapping[str, Value] = field(default_factory=dict[str, Value])
    responses: Mapping[str, Mapping[str, Value]] = field(default_factory=dict[str, Mapping[str, Value]])
    """The changes to the backend's responses, by their status."""


def integration_id(backend: Backend, ids: Ids) -> str:
    """The logical id: from the backend's name, or its path in the spec if it is inline."""
    return ids.of("Integration", *((backend.name,) if backend.name else map(str, backend.path)))


def integration_resource(backend: Backend, how: V2Integration, ids: Ids) -> Resource:
    """An `AWS::ApiGatewayV2::Integration`, which all routes of the backend share."""
    responses = {
        status: {"ResponseParameters": [{"Destination": to, "Source": source} for to, source in changes.items()]}
        for status, changes in how.responses.items()
    }
    return Resource(
        id=integration_id(backend, ids),
        type="AWS::ApiGatewayV2::Integration",
        properties=present(
            ApiId=Ref(ids.of("Api")),
            **_properties(how),
            ResponseParameters=responses or None,
        ),
        origin=backend.path,
        snapshot=f"backend {_label(backend.path)}",
    )


def as_openapi(how: V2Integration) -> dict[str, Value]:
    """The same as `x-amazon-apigateway-integration` of an operation."""
    renamed = {_OPENAPI_NAMES.get(name, name[0].lower() + name[1:]): value for name, value in _properties(how).items()}
    return present(
        {**renamed, "type": how.type.lower()},
        tlsConfig={"serverNameToVerify": how.server_name} if how.server_name else None,
        responseParameters=how.responses or None,
    )


_OPENAPI_NAMES = {"IntegrationType": "type", "IntegrationMethod": "httpMethod", "IntegrationUri": "uri"} | {
    "CredentialsArn": "credentials"
}


def _properties(how: V2Integration) -> dict[str, Value]:
    return present(
        IntegrationType=how.type,
        IntegrationSubtype=how.subtype,
        IntegrationMethod=how.method,
        IntegrationUri=how.uri,
        CredentialsArn=how.credentials,
        TimeoutInMillis=how.timeout,
        PayloadFormatVersion=how.payload,
        ConnectionType="VPC_LINK" if how.vpc_link is not None else None,
        ConnectionId=how.vpc_link,
        TlsConfig={"ServerNameToVerify": how.server_name} if how.server_name else None,
        PassthroughBehavior=how.passthrough,
        ContentHandlingStrategy=how.content_handling,
        TemplateSelectionExpression=how.template_selection,
        RequestParameters=how.parameters or None,
        RequestTemplates=how.templates or None,
    )


def _label(path: Path) -> str:
    return " ".join(str(part) for part in path[1:] if part not in ("routes", "backend"))

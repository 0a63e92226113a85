"""Backends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from gatewright.document import Path
from gatewright.document.source import Source as TextFile
from gatewright.gateway.function import Function
from gatewright.gateway.values import Choice, Grant, Joined, Outside, StageUrl
from gatewright.gateway.vpc_link import Link
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.common import ServiceBackend
from gatewright.spec.values.identity import Identity


class MappedTemplate(Struct, frozen=True, kw_only=True):
    """A mapping template, and where it is written."""

    text: str
    path: Path
    file: TextFile | None = None
    """The file that it is in, if it has one of its own."""


class RequestMap(Struct, frozen=True, kw_only=True):
    """What a backend gets of a request."""

    path: Path = ()
    parameters: Mapping[tuple[str, str], ValueSource] = field(default_factory=dict[tuple[str, str], ValueSource])
    """By location (`header`, `query`, `path`) and name."""
    templates: Mapping[str, MappedTemplate] = field(default_factory=dict[str, MappedTemplate])
    passthrough: str | None = None
    content: str | None = None
    append: Mapping[Identity, ValueSource] = field(default_factory=dict[Identity, ValueSource])
    """What is added to headers and query parameters that are there."""
    remove: tuple[Identity, ...] = ()


class ResponseMap(Struct, frozen=True, kw_only=True):
    """What a client gets of one kind of response."""

    status: str
    path: Path
    when: str
    """Empty for all responses that no other one matches."""
    headers: Mapping[str, ValueSource]
    templates: Mapping[str, MappedTemplate]
    content: str | None
    append: Mapping[str, ValueSource] = field(default_factory=dict[str, ValueSource])
    """What is added to headers that are there."""
    remove: tuple[str, ...] = ()

    @property
    def statuses(self) -> tuple[str, ...]:
        """The backend's statuses that it is for, if only they distinguish responses: `when` as a list, or its own."""
        return tuple(self.when.split("|")) if self.when else (self.status,)


class LambdaTarget(Struct, frozen=True, kw_only=True):
    """A Lambda function: one of the gateway, one from outside, or whichever a stage chooses."""

    function: Function | Outside | Choice[Function | Outside]
    timeout: int | None
    """In milliseconds."""
    stream: bool
    asynchronous: bool
    request: RequestMap | None
    responses: tuple[ResponseMap, ...]
    payload: Literal[1, 2] = 1
    """The version of the event."""

    @property
    def functions(self) -> tuple[Function | Outside, ...]:
        """All functions that a stage can choose."""
        return tuple(self.function.among.values()) if isinstance(self.function, Choice) else (self.function,)

    @property
    def is_proxy(self) -> bool:
        """Whether the function gets the whole request and returns the whole response."""
        return self.request is None and not self.responses and not self.asynchronous


class HttpTarget(Struct, frozen=True, kw_only=True):
    """A web server."""

    url: str
    """With `{name}` for path variables; what follows the base, if there is one."""
    base: StageUrl | None
    variables: tuple[str, ...]
    method: str | None
    timeout: int | None
    stream: bool
    vpc_link: Link | Choice[Link] | None
    load_balancer: Outside | None
    listener: Outside | None
    verify_tls: bool
    request: RequestMap | None
    responses: tuple[ResponseMap, ...]

    @property
    def vpc_links(self) -> tuple[Link, ...]:
        """All VPC links that may lead to the server."""
        if isinstance(self.vpc_link, Choice):
            return tuple(self.vpc_link.among.values())
        return (self.vpc_link,) if self.vpc_link else ()

    @property
    def is_proxy(self) -> bool:
        """Whether the response and the request's body are passed through unchanged."""
        return not self.responses and not (self.request and self.request.templates)


class MockTarget(Struct, frozen=True, kw_only=True):
    """A fixed response, or several that templates choose among."""

    status: int
    content_type: str
    body: str
    headers: Mapping[str, str]
    request: RequestMap | None
    responses: tuple[ResponseMap, ...]


class ServiceTarget(Struct, frozen=True, kw_only=True):
    """An action of an AWS service, called without a function in between."""

    service: str
    """As it stands in the address of an integration: `sqs`, `states`, `runtime.sagemaker`."""
    region: str | None
    """The Region of the service. Defaults to the stack's."""
    action: str | None
    """The service's action, for services that are called by action."""
    url: Joined
    """The path, for services that are called by path."""
    method: str
    parameters: Mapping[tuple[str, str], ValueSource]
    """By location (`header`, `query`, `path`) and name."""
    templates: Mapping[str, Joined]
    """The request templates, by content type."""
    passthrough: str | None
    content: str | None
    responses: tuple[ResponseMap, ...]
    grants: tuple[Grant, ...]
    """What a role of the backend's own may do."""
    role: Outside | None
    """A role that exists already, instead of one of its own."""
    as_caller: bool
    """Whether the service is called with the rights of whoever calls the API."""
    timeout: int | None
    request: RequestMap | None
    """What the spec itself says of the request, where it does."""
    sources: Mapping[Path, ValueSource]
    """All that is read of a request, by where the spec says so."""
    written: ServiceBackend
    """What the spec says, for what is particular to one service."""


class SubtypeTarget(Struct, frozen=True, kw_only=True):
    """An action of an AWS service that HTTP APIs know by name and call without templates."""

    subtype: str
    """As the service spells it: `SQS-SendMessage`."""
    parameters: Mapping[str, ValueSource | Joined]
    """What the action takes, by the action's own names."""
    grants: tuple[Grant, ...]
    """What a role of the backend's own may do."""
    role: Outside | None
    """A role that exists already, instead of one of its own."""
    timeout: int | None
    """In milliseconds."""
    request: RequestMap | None
    responses: tuple[ResponseMap, ...]
    sources: Mapping[Path, ValueSource]
    """All that is read of a request, by where the spec says so."""
    written: ServiceBackend


Target = LambdaTarget | HttpTarget | MockTarget | ServiceTarget | SubtypeTarget
"""What handles a request."""


class Backend(Struct, frozen=True, kw_only=True):
    """A target, the name it has if it has one, and the path where it is written."""

    name: str | None
    path: Path
    target: Target

"""Backends: what handles a request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from msgspec import Struct

from gatewright.spec.choice import FunctionChoice, LinkChoice
from gatewright.spec.default import OFF, ON, Default, DefaultByKind, Derived
from gatewright.spec.kind import HTTP, NOT_HTTP, REMOVE, USE_FUNCTION, V2, WEBSOCKET, Lack
from gatewright.spec.mapping import RequestMapping, Responses
from gatewright.spec.model import model
from gatewright.spec.reference import GatewayReference, IdReference, Reference
from gatewright.spec.services import AnyService
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.value import BadValueError, Value, Written, as_text


class HttpUrl(Value, frozen=True):
    """A URL: `https://legacy.example.com/{proxy}`. `{name}` is the route's path parameter of that name."""

    SCHEMA: ClassVar = {
        "type": "string",
        "pattern": "^https?://",
        "examples": ["https://example.com/{id}"],
    }

    url: str

    @classmethod
    def parse(cls, written: Written) -> Self:
        """An http or https URL; a stage variable can replace all of it but the scheme."""
        url = as_text(written)
        if not re.match(r"https?://[^/\s]", url):
            help = f"write `https://{url}`" if url.startswith("${") else "start it with `https://` and a host name"
            raise BadValueError(f"{url!r} is not a URL", help)
        if re.search(r"\s", url):
            raise BadValueError(f"the URL {url!r} contains white space", "remove it, or percent-encode it")
        return cls(url)

    def __str__(self) -> str:
        return self.url


def url_variables(url: str) -> tuple[str, ...]:
    """The path parameters in a URL, in order of appearance."""
    without_stage_variables = re.sub(r"\$\{[^}]*\}", "", url)
    return tuple(dict.fromkeys(re.findall(r"\{([A-Za-z0-9._-]+)\+?\}", without_stage_variables)))


@model(
    tag="lambda",
    shorthand="function",
    lacks=(
        Lack(NOT_HTTP, "payload format version 2.0", REMOVE, key="payload", values=(2,)),
        Lack(V2, "response streaming", "use `kind: rest`, or a function URL", key="stream"),
        Lack(HTTP, "asynchronous calls of functions", "send an event to `eventbridge` or `sqs`", key="asynchronous"),
        Lack(HTTP, "a path in calls of functions", "send it as a header", key="request.path"),
    ),
)
class LambdaBackend(Struct, frozen=True, kw_only=True):
    """A Lambda function. It is a proxy integration unless it has `request` or `responses`."""

    function: Reference | FunctionChoice
    """The function: one of this spec's, a bound name, or an ARN, with an alias or a version if needed.

    `{stage_variable: handler, of: [orders, orders-next]}` lets each stage choose one of several.
    """
    payload: Annotated[Literal[1, 2] | None, DefaultByKind({"rest": 1, "http": 2, "websocket": 1})] = None
    """The Lambda payload format version. REST and WebSocket APIs support 1.0 only."""
    timeout: Annotated[Duration | None, Derived("29s, or 30s in HTTP APIs")] = None
    """How long API Gateway waits for the function, from 50ms.

    More than 29s requires a quota increase. With `stream` it can be up to 15m.
    """
    stream: Annotated[bool | None, OFF] = None
    """Streams the response to the client while the function produces it."""
    asynchronous: Annotated[bool | None, OFF] = None
    """Responds to the client before the function has run. `responses` define that response."""
    request: Annotated[RequestMapping | None, Derived("the whole request")] = None
    """The request that the function receives (a mapping). In HTTP APIs: changes to the request."""
    responses: Annotated[Responses | None, Derived("the function's response")] = None
    """The responses that clients receive (mappings). In HTTP APIs: changes to the function's response."""


@model(
    tag="http",
    shorthand="url",
    lacks=(
        Lack(V2, "response streaming", "use `kind: rest`", key="stream"),
        Lack(NOT_HTTP, "listeners as targets", "write `target` with the load balancer", key="listener"),
        Lack(V2, "load balancers as targets", "write `listener` with one of its listeners", key="target"),
        Lack(
            V2,
            "disabled certificate verification",
            "give the server a valid certificate",
            key="verify_tls",
            values=(False,),
        ),
    ),
)
class HttpBackend(Struct, frozen=True, kw_only=True):
    """A web server. It is a proxy integration unless it has `responses`.

    `request` adds headers and parameters, and replaces the body where it has templates.
    """

    url: HttpUrl | GatewayReference
    """The URL. `{name}` is the route's path parameter of that name; a gateway and a stage stand for their URL."""
    path: str | None = None
    """The path after the URL of another gateway: `/orders/{id}`."""
    method: Annotated[
        Literal["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY"] | None,
        Derived("the method of the request"),
    ] = None
    """The HTTP method of the call."""
    timeout: Annotated[Duration | None, Derived("29s, or 30s in HTTP APIs")] = None
    """How long API Gateway waits for the server, from 50ms.

    More than 29s requires a quota increase. With `stream` it can be up to 15m.
    """
    stream: Annotated[bool | None, OFF] = None
    """Streams the response to the client while the server sends it."""
    vpc_link: Annotated[Reference | IdReference | LinkChoice | None, Derived("a call over the internet")] = None
    """The VPC link to a private server: one of this spec's, a bound name, `{id: 4f2a7b}`, or a reference.

    `{stage_variable: link, of: [blue, green]}` lets each stage choose one of several.
    """
    listener: Reference | None = None
    """For HTTP APIs: the load balancer listener or Cloud Map service that the VPC link connects to."""
    target: Reference | None = None
    """For REST APIs: the load balancer that a VPC link V2 connects to. A VPC link V1 has its own.

    The server then receives the path with the stage in front: `/live/orders`.
    """
    verify_tls: Annotated[bool | None, ON] = None
    """Validates the server's certificate. `false` requires `render: body`."""
    request: RequestMapping | None = None
    """Changes to the request that the server receives."""
    responses: Annotated[Responses | None, Derived("the server's response")] = None
    """The responses that clients receive (mappings)."""


@model(
    tag="mock",
    lacks=(
        Lack(HTTP, "mock responses", USE_FUNCTION),
        Lack(WEBSOCKET, "headers in responses to messages", "write it into the body", key="headers"),
        Lack(WEBSOCKET, "content types", REMOVE, key="content_type"),
    ),
)
class MockBackend(Struct, frozen=True, kw_only=True):
    """A mock integration: API Gateway returns a fixed response."""

    status: Annotated[int | None, Default(200)] = None
    """The HTTP status."""
    body: Annotated[Any, Derived("an empty body")] = None
    """The response body. A string is sent as it is, any other value as JSON."""
    content_type: Annotated[str | None, Derived("`text/plain` for a string, else `application/json`")] = None
    """The content type of the body."""
    headers: Mapping[str, str] | None = None
    """Response headers."""
    request: RequestMapping | None = None
    """Mapping templates that choose among several responses: each produces `{"statusCode": …}`."""
    responses: Responses | None = None
    """Several responses, instead of `status`, `body` and `headers`."""


Backend = LambdaBackend | HttpBackend | MockBackend | AnyService
"""A backend, chosen by its key."""

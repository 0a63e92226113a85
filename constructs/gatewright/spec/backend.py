"""Backends: what answers a request."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from msgspec import Struct

from gatewright.spec.choice import FunctionChoice, LinkChoice
from gatewright.spec.mapping import RequestMapping, Responses
from gatewright.spec.model import model
from gatewright.spec.reference import GatewayReference, IdReference, Reference
from gatewright.spec.services import AnyService
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.value import BadValueError, Value, Written


class HttpUrl(Value, frozen=True):
    """An address: `https://legacy.example.com/{proxy}`. `{name}` is the route's path variable of that name."""

    SCHEMA: ClassVar = {
        "type": "string",
        "pattern": "^https?://",
        "examples": ["https://example.com/{id}"],
    }

    url: str

    @classmethod
    def parse(cls, written: Written) -> Self:
        """An http or https address; a stage variable may stand for all of it but the scheme."""
        url = str(written)
        if not re.match(r"https?://[^/\s]", url):
            help = f"write `https://{url}`" if url.startswith("${") else "start it with `https://` and a host name"
            raise BadValueError(f"not an address: {url!r}", help)
        if re.search(r"\s", url):
            raise BadValueError(f"the address {url!r} has white space in it", "write it without, or percent-encode it")
        return cls(url)

    def __str__(self) -> str:
        return self.url


def url_variables(url: str) -> tuple[str, ...]:
    """The path variables that an address takes over, in order of appearance."""
    without_stage_variables = re.sub(r"\$\{[^}]*\}", "", url)
    return tuple(dict.fromkeys(re.findall(r"\{([A-Za-z0-9._-]+)\+?\}", without_stage_variables)))


@model(tag="lambda", shorthand="function")
class LambdaBackend(Struct, frozen=True, kw_only=True):
    """A Lambda function. It gets the whole request and answers it, unless `request` or `responses` map them."""

    function: Reference | FunctionChoice
    """One of this spec's functions, a bound function, or another one's ARN, with its alias or version if one is meant.

    `{stage_variable: handler, of: [orders, orders-next]}` leaves it to each stage which of several it is.
    """
    payload: Literal[1, 2] | None = None
    """The version of the event that the function gets from an HTTP API; 2 when nothing is said. REST has 1 only."""
    timeout: Duration | None = None
    """How long API Gateway waits for an answer: 50ms to 29s, 30s in HTTP APIs; the longest when nothing is said.

    More than 29s needs a raised quota; with `stream` it may be up to 15m.
    """
    stream: bool | None = None
    """Whether the answer is passed on while it is being made; it is kept until complete when nothing is said."""
    asynchronous: bool | None = None
    """Whether the caller is answered at once, before the function has run. Then `responses` say with what."""
    request: RequestMapping | None = None
    """What the function gets, if not the whole request. In HTTP APIs: what is changed of the whole request."""
    responses: Responses | None = None
    """What callers get, if not what the function says. In HTTP APIs: what is changed of it."""


@model(tag="http", shorthand="url")
class HttpBackend(Struct, frozen=True, kw_only=True):
    """A web server. It gets the whole request and answers it, unless `responses` map its answers.

    `request` adds to what it gets, and replaces the body where it has templates.
    """

    url: HttpUrl | GatewayReference
    """Where requests go. `{name}` in it is the route's path variable; a gateway and stage stand for their URL."""
    path: str | None = None
    """What follows the URL of a gateway: `/orders/{id}`."""
    method: Literal["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY"] | None = None
    """The method to call with; the request's own when nothing is said."""
    timeout: Duration | None = None
    """How long API Gateway waits for an answer: 50ms to 29s, 30s in HTTP APIs; the longest when nothing is said.

    More than 29s needs a raised quota; with `stream` it may be up to 15m.
    """
    stream: bool | None = None
    """Whether the answer is passed on while it is being made; it is kept until complete when nothing is said."""
    vpc_link: Reference | IdReference | LinkChoice | None = None
    """The VPC link that leads to a private server: one of this spec's, one that is bound, `{id: 4f2a7b}`, a reference.

    `{stage_variable: link, of: [blue, green]}` leaves it to each stage which of several it is.
    """
    listener: Reference | None = None
    """For HTTP APIs: the listener of a load balancer, or the Cloud Map service, that the link leads to."""
    target: Reference | None = None
    """The load balancer behind a link of the second kind. A link of the first kind knows its own.

    As AWS describes it, the request's path then begins with the stage: the server gets `/live/orders`.
    """
    verify_tls: bool | None = None
    """Whether the server's certificate has to be good; it has when nothing is said. Only `render: body` can say no."""
    request: RequestMapping | None = None
    """What the server gets besides, or instead."""
    responses: Responses | None = None
    """What callers get, if not what the server says."""


@model(tag="mock")
class MockBackend(Struct, frozen=True, kw_only=True):
    """A fixed answer that API Gateway gives by itself."""

    status: int | None = None
    """The HTTP status; 200 when nothing is said."""
    body: Any = None
    """The answer's body: text goes out as it is, anything else as JSON."""
    content_type: str | None = None
    """The body's type; `text/plain` for text and `application/json` for the rest when nothing is said."""
    headers: Mapping[str, str] | None = None
    """Headers of the answer."""
    request: RequestMapping | None = None
    """Templates that choose among several answers: each makes `{"statusCode": …}`."""
    responses: Responses | None = None
    """Several answers, instead of `status`, `body` and `headers`."""


Backend = LambdaBackend | HttpBackend | MockBackend | AnyService
"""One of the kinds of backend, chosen by its key."""

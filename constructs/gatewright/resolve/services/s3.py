"""S3, in its REST protocol: API Gateway passes bodies through unchanged."""

from itertools import count

from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import ArnPart, Grant, Joined, Outside
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.action import ActionKeys, suits
from gatewright.resolve.services.call import ServiceCall, sources_in
from gatewright.resolve.services.response import BAD_GATEWAY, BAD_REQUEST, ServiceResponse
from gatewright.resolve.services.service import Service
from gatewright.resolve.services.thing import thing
from gatewright.resolve.services.vtl import joined
from gatewright.spec.mapping import ValueSource
from gatewright.spec.services.s3 import ObjectKey, S3Backend

TAKES = {
    "GetObject": ActionKeys(("key",)),
    "PutObject": ActionKeys(("key",)),
    "DeleteObject": ActionKeys(("key",)),
    "ListObjectsV2": ActionKeys(),
}
METHODS = {"GetObject": "GET", "PutObject": "PUT", "DeleteObject": "DELETE", "ListObjectsV2": "GET"}
NOT_FOUND = '{"message": "Not found"}'

_CONTENT_TYPE = ("header", "Content-Type")


def call(scope: Scope, spec: S3Backend, path: Path) -> ServiceCall | None:
    """The call on objects of a bucket."""
    bucket = thing(scope, spec.bucket, (*path, "bucket"), "bucket")
    if not suits(scope, spec, spec.action, TAKES, path) or bucket is None:
        return None
    key_sources = spec.key.sources if spec.key else ()
    variables = {("path", f"key{index}"): source for index, source in enumerate(key_sources, 1)}
    return ServiceCall(
        service="s3",
        url=_address(bucket, spec.key),
        method=METHODS[spec.action],
        parameters={**variables, **_parameters(scope, spec)},
        passthrough="WHEN_NO_MATCH",
        responses=(_GOOD[spec.action], *_errors(spec.action)),
        grants=(_grant(spec, bucket),),
        sources={
            **sources_in(asdict(spec), path),
            **{(*path, "key", n): source for n, source in enumerate(key_sources)},
        },
    )


def _address(bucket: Outside, key: ObjectKey | None) -> Joined:
    """Bucket and key as a path, with path variables for sources."""
    name = ArnPart(bucket, ":", 5)
    if key is None:
        return joined(name)
    number = count(1)
    return joined(name, "/", *(part if isinstance(part, str) else f"{{key{next(number)}}}" for part in key.parts))


def _parameters(scope: Scope, spec: S3Backend) -> dict[tuple[str, str], ValueSource]:
    found: dict[tuple[str, str], ValueSource] = {}
    if spec.action == "PutObject":
        is_message = scope.spec.kind == "websocket"
        found[_CONTENT_TYPE] = ValueSource("text", "application/json") if is_message else ValueSource(*_CONTENT_TYPE)
    if spec.action == "ListObjectsV2":
        found["query", "list-type"] = ValueSource("text", "2")
    found |= {("header", name): source for name, source in (spec.headers or {}).items()}
    return found | {("query", name): source for name, source in (spec.query or {}).items()}


def _grant(spec: S3Backend, bucket: Outside) -> Grant:
    """The action, on objects that the key can name."""
    if spec.key is None:
        return Grant(actions=("s3:ListBucket",), resources=(bucket,))
    pattern = (part if isinstance(part, str) else "*" for part in spec.key.parts)
    return Grant(actions=(f"s3:{spec.action}",), resources=(joined(bucket, "/", *pattern),))


def _errors(action: str) -> tuple[ServiceResponse, ...]:
    """S3 returns 403 for an object that does not exist to a role without permission to list its bucket.

    For other actions than reading, the gateway is the cause of such an error, and of a redirect to another Region. The
    errors are XML, which the templates replace. Converted to text, they work where all content types count as binary.
    """
    bad = ServiceResponse(status="400", when=r"4(0[0-25-9]|[1-9]\d)", template=BAD_REQUEST, content="text")
    if action == "GetObject":
        missing = ServiceResponse(status="404", when="40[34]", template=NOT_FOUND, content="text")
        return (bad, missing, ServiceResponse(status="502", when=r"[35]\d{2}", template=BAD_GATEWAY, content="text"))
    return (bad, ServiceResponse(status="502", when=r"40[34]|[35]\d{2}", template=BAD_GATEWAY, content="text"))


def _passed(status: str, *headers: str) -> ServiceResponse:
    """A response with the body and these headers of S3's response."""
    return ServiceResponse(status=status, headers={name: ValueSource("header", name) for name in headers})


_GOOD = {
    "GetObject": _passed("200", "Cache-Control", "Content-Type", "ETag", "Last-Modified"),
    "PutObject": _passed("200", "ETag"),
    "DeleteObject": _passed("204"),
    "ListObjectsV2": _passed("200", "Content-Type"),
}


SERVICE = Service(call=call)

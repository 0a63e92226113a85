"""S3: bodies go through as they are, in its REST protocol."""

from itertools import count

from msgspec.structs import asdict

from gatewright.document import Path
from gatewright.gateway import ArnPart, Grant, Joined, Outside
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.actions import ActionKeys, fits
from gatewright.resolve.services.answers import BAD_GATEWAY, BAD_REQUEST, Answered
from gatewright.resolve.services.call import ServiceCall, sources_in
from gatewright.resolve.services.things import thing
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


def s3(scope: Scope, spec: S3Backend, path: Path) -> ServiceCall | None:
    """Objects of a bucket."""
    bucket = thing(scope, spec.bucket, (*path, "bucket"), "bucket")
    if not fits(scope, spec, spec.action, TAKES, path) or bucket is None:
        return None
    key_sources = spec.key.sources if spec.key else ()
    variables = {("path", f"key{index}"): source for index, source in enumerate(key_sources, 1)}
    return ServiceCall(
        service="s3",
        url=_address(bucket, spec.key),
        method=METHODS[spec.action],
        parameters={**variables, **_parameters(scope, spec)},
        passthrough="WHEN_NO_MATCH",
        answers=(_GOOD[spec.action], *_errors(spec.action)),
        grants=(_grant(spec, bucket),),
        sources={
            **sources_in(asdict(spec), path),
            **{(*path, "key", n): source for n, source in enumerate(key_sources)},
        },
    )


def _address(bucket: Outside, key: ObjectKey | None) -> Joined:
    """Bucket and key as a path, with variables in place of sources."""
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
    """The one action, on such objects as the key can lead to."""
    if spec.key is None:
        return Grant(actions=("s3:ListBucket",), resources=(bucket,))
    pattern = (part if isinstance(part, str) else "*" for part in spec.key.parts)
    return Grant(actions=(f"s3:{spec.action}",), resources=(joined(bucket, "/", *pattern),))


def _errors(action: str) -> tuple[Answered, ...]:
    """S3 answers 403 for an object that is not there to a role that may not list its bucket.

    For other actions than reading these are the gateway's own faults, and so is a redirection to another region. Its
    errors are XML, which nobody gets to see; turning them into text lets the templates work where all content types
    count as binary.
    """
    bad = Answered(status="400", when=r"4(0[0-25-9]|[1-9]\d)", template=BAD_REQUEST, content="text")
    if action == "GetObject":
        missing = Answered(status="404", when="40[34]", template=NOT_FOUND, content="text")
        return (bad, missing, Answered(status="502", when=r"[35]\d{2}", template=BAD_GATEWAY, content="text"))
    return (bad, Answered(status="502", when=r"40[34]|[35]\d{2}", template=BAD_GATEWAY, content="text"))


def _passed(status: str, *headers: str) -> Answered:
    """An answer whose body and these headers are S3's."""
    return Answered(status=status, headers={name: ValueSource("header", name) for name in headers})


_GOOD = {
    "GetObject": _passed("200", "Cache-Control", "Content-Type", "ETag", "Last-Modified"),
    "PutObject": _passed("200", "ETag"),
    "DeleteObject": _passed("204"),
    "ListObjectsV2": _passed("200", "Content-Type"),
}

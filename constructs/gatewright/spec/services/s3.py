"""S3: objects in a bucket."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from gatewright.spec.kind import HTTP, Lack
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import ServiceBackend
from gatewright.spec.values.name import FieldName
from gatewright.spec.values.value import BadValueError, Value, Written, as_text

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_PLAIN = re.compile(r"[A-Za-z0-9!_.*'()/=@:,-]*")


class ObjectKey(Value, frozen=True):
    """The key of an object: `orders/{id}.json`.

    `{id}` is the path variable of the route with that name. Other sources have their location: `{context.requestId}`.
    """

    SCHEMA: ClassVar = {"type": "string", "minLength": 1, "examples": ["orders/{id}.json"]}

    parts: tuple[str | ValueSource, ...]

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A string with sources in braces."""
        text = as_text(written)
        if re.fullmatch(r"(header|query|path|context|stage)\.[\w-]+", text):
            name = text.removeprefix("path.")
            raise BadValueError(f"{text!r} would be the literal key", f"write `{{{name}}}` for the source")
        pieces = _VARIABLE.split(text)
        plain = "".join(pieces[0::2])
        if not text or not _PLAIN.fullmatch(plain):
            help = "use letters, digits and `!_.*'()/=@:,-`, and sources in braces: `orders/{id}.json`"
            raise BadValueError(f"{text!r} is not the key of an object", help)
        parts = (_source(piece) if index % 2 else piece for index, piece in enumerate(pieces))
        return cls(tuple(part for part in parts if part))

    @property
    def sources(self) -> tuple[ValueSource, ...]:
        """The sources in the key."""
        return tuple(part for part in self.parts if isinstance(part, ValueSource))

    def __str__(self) -> str:
        return "".join(f"{{{_spelled(part)}}}" if isinstance(part, ValueSource) else part for part in self.parts)


def _source(text: str) -> ValueSource:
    return ValueSource.parse(text if "." in text else f"path.{text}")


def _spelled(source: ValueSource) -> str:
    return source.name if source.location == "path" and "." not in source.name else str(source)


@model(
    tag="s3",
    lacks=(
        Lack(
            HTTP,
            "direct integration with S3",
            "return a presigned URL from a function, or put CloudFront in front of the API",
        ),
    ),
)
class S3Backend(ServiceBackend, frozen=True, kw_only=True):
    """A bucket to read, write, delete and list objects in.

    API Gateway passes bodies through unchanged. Binary objects need their content type in the gateway's `binary_types`.
    An object that does not exist returns 404, a deletion returns 204, and a list returns the XML of S3.
    """

    bucket: Reference
    """The bucket: a bound name, its ARN, or a reference to its ARN."""
    action: Literal["GetObject", "PutObject", "DeleteObject", "ListObjectsV2"]
    """The action on the bucket."""
    key: ObjectKey | None = None
    """The key of the object: `{tenant}/{id}.json`."""
    headers: Mapping[FieldName, ValueSource] | None = None
    """More headers of the request to S3: `x-amz-meta-user: context.authorizer.principalId`.

    S3 always gets the `Content-Type` of the client's request.
    """
    query: Mapping[FieldName, ValueSource] | None = None
    """More parameters of the request to S3: `prefix: path.folder`, `continuation-token: query.next`."""

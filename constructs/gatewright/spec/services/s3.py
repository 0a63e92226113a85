"""S3: objects of a bucket."""

import re
from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import ServiceBackend
from gatewright.spec.values.name import FieldName
from gatewright.spec.values.value import BadValueError, Value, Written

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_PLAIN = re.compile(r"[A-Za-z0-9!_.*'()/=@:,-]*")


class ObjectKey(Value, frozen=True):
    """An object's key: `orders/{id}.json`.

    `{id}` is the route's path variable of that name; other sources are written out: `{context.requestId}`.
    """

    SCHEMA: ClassVar = {"type": "string", "minLength": 1, "examples": ["orders/{id}.json"]}

    parts: tuple[str | ValueSource, ...]

    @classmethod
    def parse(cls, written: Written) -> Self:
        """Text with sources in braces."""
        text = str(written)
        if re.fullmatch(r"(header|query|path|context|stage)\.[\w-]+", text):
            name = text.removeprefix("path.")
            raise BadValueError(f"{text!r} would be the key as it stands", f"write `{{{name}}}` for the source")
        pieces = _VARIABLE.split(text)
        plain = "".join(pieces[0::2])
        if not text or not _PLAIN.fullmatch(plain):
            help = "use letters, digits and `!_.*'()/=@:,-`, and sources in braces: `orders/{id}.json`"
            raise BadValueError(f"not an object's key: {text!r}", help)
        parts = (_source(piece) if index % 2 else piece for index, piece in enumerate(pieces))
        return cls(tuple(part for part in parts if part))

    @property
    def sources(self) -> tuple[ValueSource, ...]:
        """The sources in it."""
        return tuple(part for part in self.parts if isinstance(part, ValueSource))

    def __str__(self) -> str:
        return "".join(f"{{{_spelled(part)}}}" if isinstance(part, ValueSource) else part for part in self.parts)


def _source(text: str) -> ValueSource:
    return ValueSource.parse(text if "." in text else f"path.{text}")


def _spelled(source: ValueSource) -> str:
    return source.name if source.location == "path" and "." not in source.name else str(source)


@model(tag="s3")
class S3Backend(ServiceBackend, frozen=True, kw_only=True):
    """A bucket whose objects are read, written, deleted or listed.

    Bodies go through as they are. What is not text needs its content type under the gateway's `binary_types`. An
    object that is not there is 404, deleting answers 204, and a list is S3's own XML.
    """

    bucket: Reference
    """The bucket: one that is bound, its ARN, or a reference to its ARN."""
    action: Literal["GetObject", "PutObject", "DeleteObject", "ListObjectsV2"]
    """What is asked of the bucket."""
    key: ObjectKey | None = None
    """The object's key: `{tenant}/{id}.json`."""
    headers: Mapping[FieldName, ValueSource] | None = None
    """More headers of the request to S3: `x-amz-meta-user: context.authorizer.principalId`.

    `Content-Type` is taken over from the request in any case.
    """
    query: Mapping[FieldName, ValueSource] | None = None
    """More parameters of the request to S3: `prefix: path.folder`, `continuation-token: query.next`."""

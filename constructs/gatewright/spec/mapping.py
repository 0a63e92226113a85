"""Mappings: the request that a backend receives, and the response that a client receives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from msgspec import Struct

from gatewright.spec.default import Derived
from gatewright.spec.kind import HTTP, NOT_HTTP, REMOVE, USE_FUNCTION, WEBSOCKET, Lack
from gatewright.spec.model import model
from gatewright.spec.values.identity import Identity
from gatewright.spec.values.name import FieldName, Word
from gatewright.spec.values.value import BadValueError, Value, Written, as_text


class ValueSource(Value, frozen=True):
    """The source of a header or parameter.

    `header.X`, `query.y`, `path.z`, `body.name`, `context.requestId`, `stage.tenant`, or a constant in single quotes.
    In a response, `header.X` and `body.name` are the backend's.
    """

    SCHEMA: ClassVar = {
        "type": "string",
        "pattern": r"^('[^']*'|body|(header|query|path|context|stage|body)\..+)$",
        "examples": ["header.X-Tenant", "path.id", "context.requestId", "'fixed'"],
    }

    location: str
    """`header`, `query`, `path`, `body`, `context`, `stage`, or `text`."""
    name: str

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A location, a dot and a name; or a constant in single quotes."""
        text = as_text(written)
        if re.fullmatch(r"'[^']*'", text):
            return cls("text", text[1:-1])
        if text == "body":
            return cls("body", "")
        match = re.fullmatch(r"(header|query|path|context|stage|body)\.([^\s'\"\\]+)", text)
        if match is None:
            help = "write `header.X`, `query.y`, `path.z`, `body.name`, `context.…`, `stage.…`, or `'a constant'`"
            raise BadValueError(f"{text!r} is not a source", help)
        return cls(match[1], match[2])

    def __str__(self) -> str:
        if self.location == "text":
            return f"'{self.name}'"
        return f"{self.location}.{self.name}" if self.name else self.location


class ContentTypeWord(Word, frozen=True):
    """A content type: `application/json`."""

    PATTERN: ClassVar = r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+*-]+(; ?[A-Za-z0-9=_.-]+)*|\$default"
    WHAT: ClassVar = "a content type"
    HELP: ClassVar = "write it like `application/json`"


class StatusWord(Word, frozen=True):
    """An HTTP status: `200`."""

    PATTERN: ClassVar = r"[1-5][0-9][0-9]"
    WHAT: ClassVar = "an HTTP status"
    HELP: ClassVar = "write three digits, from 100 to 599"


ContentType = Annotated[str, ContentTypeWord]
Status = Annotated[str, StatusWord]


@model(marker="file")
class TemplateFile(Struct, frozen=True, kw_only=True):
    """A mapping template in a file."""

    file: str
    """The path of the file, inside the spec's folder."""


Template = str | TemplateFile
"""A mapping template (VTL), inline or in a file."""


@model(
    lacks=(
        Lack(HTTP, "mapping templates", USE_FUNCTION, key="templates"),
        Lack(HTTP, "mapping templates", REMOVE, key="passthrough"),
        Lack(HTTP, "conversion of bodies", REMOVE, key="content"),
        Lack(NOT_HTTP, "parameters that are appended", "write it in `headers` or `query`", key="append"),
        Lack(NOT_HTTP, "removal of parameters", "write `''` as the header's source", key="remove"),
    ),
)
class RequestMapping(Struct, frozen=True, kw_only=True):
    """A mapping of the request that a backend receives."""

    headers: Mapping[FieldName, ValueSource] | None = None
    """Headers, with the source of each."""
    query: Mapping[FieldName, ValueSource] | None = None
    """Query string parameters, with the source of each."""
    path: Mapping[FieldName, ValueSource] | None = None
    """Variables of the backend's URL, with the source of each."""
    templates: Mapping[ContentType, Template] | None = None
    """Mapping templates of the body, by the content type of the request."""
    passthrough: Annotated[
        Literal["when_no_match", "when_no_templates", "never"] | None,
        Derived("`when_no_templates` if there are templates"),
    ] = None
    """The bodies that pass through unchanged if no template matches their content type.

    With `when_no_templates` and `never` API Gateway rejects the others with status 415.
    """
    content: Annotated[Literal["binary", "text"] | None, Derived("no conversion")] = None
    """Converts the body to binary or to text before the backend receives it."""
    append: Mapping[Annotated[str, Identity], ValueSource] | None = None
    """Values that are appended to headers and query parameters that clients can send too: `header.Via: "'gateway'"`."""
    remove: tuple[Identity, ...] | None = None
    """Headers and query parameters that the backend does not receive: `header.X-Internal`."""


@model(
    lacks=(
        Lack(WEBSOCKET, "headers in responses to messages", "write it into the body", key="headers"),
        Lack(HTTP, "mapping templates", USE_FUNCTION, key="templates"),
        Lack(HTTP, "conversion of bodies", REMOVE, key="content"),
        Lack(NOT_HTTP, "headers that are appended", "write it in `headers`", key="append"),
        Lack(NOT_HTTP, "removal of headers", "map the responses that clients need", key="remove"),
    ),
)
class ResponseMapping(Struct, frozen=True, kw_only=True):
    """A mapping of one kind of response that a client receives."""

    when: str | None = None
    """The responses that it maps: a regular expression that matches the whole status, or a function's error message.

    One mapping can omit it and applies to all other responses. In HTTP APIs it lists statuses, `401|403`; without it
    the mapping applies to the status that is its key.
    """
    headers: Mapping[FieldName, ValueSource] | None = None
    """Headers, with the source of each."""
    templates: Annotated[Mapping[ContentType, Template] | None, Derived("the backend's body")] = None
    """Mapping templates of the body, by content type."""
    content: Annotated[Literal["binary", "text"] | None, Derived("no conversion")] = None
    """Converts the body to binary or to text before the client receives it."""
    append: Mapping[FieldName, ValueSource] | None = None
    """Values that are appended to headers that the backend can set too."""
    remove: tuple[FieldName, ...] | None = None
    """Headers of the backend that the client does not receive."""


Responses = Mapping[Status, ResponseMapping]
"""Response mappings by the status that the client receives."""

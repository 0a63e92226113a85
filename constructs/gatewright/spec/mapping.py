"""Mappings: what a backend gets of a request, and what a caller gets of its answer."""

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from msgspec import Struct

from gatewright.spec.model import model
from gatewright.spec.values.identity import Identity
from gatewright.spec.values.name import FieldName, Word
from gatewright.spec.values.value import BadValueError, Value, Written


class ValueSource(Value, frozen=True):
    """Where a header or parameter comes from.

    `header.X`, `query.y`, `path.z`, `body.name`, `context.requestId`, `stage.tenant`, or a fixed text in single quotes.
    In an answer, `header.X` and `body.name` are the backend's.
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
        """A location, a dot and a name; or a text in single quotes."""
        text = str(written)
        if re.fullmatch(r"'[^']*'", text):
            return cls("text", text[1:-1])
        if text == "body":
            return cls("body", "")
        match = re.fullmatch(r"(header|query|path|context|stage|body)\.([^\s'\"\\]+)", text)
        if match is None:
            help = "write `header.X`, `query.y`, `path.z`, `body.name`, `context.…`, `stage.…`, or `'a fixed text'`"
            raise BadValueError(f"not a source: {text!r}", help)
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
    """A mapping template in a file of its own."""

    file: str
    """The file, inside the spec's own folder."""


Template = str | TemplateFile
"""A mapping template (Velocity), in place or in a file."""


@model()
class RequestMapping(Struct, frozen=True, kw_only=True):
    """What a backend gets."""

    headers: Mapping[FieldName, ValueSource] | None = None
    """Headers, and where each comes from."""
    query: Mapping[FieldName, ValueSource] | None = None
    """Parameters of the query string, and where each comes from."""
    path: Mapping[FieldName, ValueSource] | None = None
    """Variables of the backend's address, and where each comes from."""
    templates: Mapping[ContentType, Template] | None = None
    """Templates that make the body, by the content type of the request."""
    passthrough: Literal["when_no_match", "when_no_templates", "never"] | None = None
    """Which bodies go through as they are when no template fits.

    `when_no_templates` when nothing is said: what no template knows is refused with 415.
    """
    content: Literal["binary", "text"] | None = None
    """What the body is turned into before it goes to the backend; nothing when nothing is said."""
    append: Mapping[Annotated[str, Identity], ValueSource] | None = None
    """What is added to headers and query parameters that callers may have sent as well: `header.Via: "'gateway'"`."""
    remove: tuple[Identity, ...] | None = None
    """Headers and query parameters that do not go to the backend: `header.X-Internal`."""


@model()
class ResponseMapping(Struct, frozen=True, kw_only=True):
    """What a caller gets of one kind of answer."""

    when: str | None = None
    """Which answers: a regular expression over the whole status, or over a function's error message.

    The one mapping without it is for all others. In HTTP APIs it lists statuses, `401|403`, and a mapping without it is
    for the status that it stands under.
    """
    headers: Mapping[FieldName, ValueSource] | None = None
    """Headers, and where each comes from."""
    templates: Mapping[ContentType, Template] | None = None
    """Templates that make the body, by content type; the backend's body as it is when nothing is said."""
    content: Literal["binary", "text"] | None = None
    """What the body is turned into before it goes to the caller; nothing when nothing is said."""
    append: Mapping[FieldName, ValueSource] | None = None
    """What is added to headers that the backend may have set as well."""
    remove: tuple[FieldName, ...] | None = None
    """Headers of the backend that do not go to the caller."""


Responses = Mapping[Status, ResponseMapping]
"""Answers by the status that the caller gets."""

"""Reading YAML: the parser's events, in one pass, driven into the builder.

Only the grammar is PyYAML's. What the events mean and what is refused is decided here and in the builder, and is
the same with libyaml and without.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import yaml
from msgspec.structs import replace
from yaml.error import Mark, MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from gatewright.diagnostics import Related
from gatewright.diagnostics.codes.files import SEVERAL_DOCUMENTS
from gatewright.document.source import Place, Source
from gatewright.read.builder import Builder
from gatewright.read.lines import inside
from gatewright.read.yaml_tags import check_tag

_BLOCK_STYLES = frozenset("|>")

Loader = type[yaml.SafeLoader | yaml.CSafeLoader]
"""What brings one of PyYAML's two parsers, libyaml's or its own in Python."""

LOADER: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, builder: Builder, loader: Loader = LOADER) -> None:
    """Drive the builder through a YAML text. A syntax error is reported, and ends it."""
    try:
        for event in _events(text, loader):
            if isinstance(event, ScalarEvent):
                _scalar(event, builder)
            elif isinstance(event, CollectionStartEvent):
                _start(event, builder)
            elif isinstance(event, CollectionEndEvent):
                _end(event, builder)
            elif isinstance(event, AliasEvent):
                builder.alias(event.anchor or "", _place(event, builder.source))
            elif isinstance(event, DocumentStartEvent):
                _document(event, builder)
            if builder.stopped:
                return
    except MarkedYAMLError as error:
        from gatewright.read.yaml_errors import explain  # noqa: PLC0415 - most files are YAML

        builder.stop(explain(error, builder))


def _events(text: str, loader: Loader) -> Iterator[Event]:
    mark: Mark | None = None
    try:
        for event in yaml.parse(text, loader):
            mark = cast("Mark | None", event.end_mark)  # libyaml's marks are as good, and of another class
            yield event
    except (ValueError, OverflowError):
        # The parser in Python has no words for an escape beyond Unicode, or for a version of thousands of digits.
        raise MarkedYAMLError(problem="an escape or a version is out of range after this", problem_mark=mark) from None


def _place(event: Event, source: Source) -> Place:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return Place(source, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _scalar(event: ScalarEvent, builder: Builder) -> None:
    text, style = event.value, event.style
    place = _place(event, builder.source)
    if event.tag:
        check_tag(event.tag, builder.section, place, builder.report)
    if style in _BLOCK_STYLES:
        place = _without_blank_end(place)
    elif not text and not style:
        place = inside(builder.source, place.line, place.column, 0)
    builder.scalar(text, place, style, event.anchor)


def _start(event: CollectionStartEvent, builder: Builder) -> None:
    if event.tag:
        check_tag(event.tag, builder.section, _place(event, builder.source), builder.report)
    mark = event.start_mark
    assert mark is not None
    start = (mark.line + 1, mark.column + 1)
    if isinstance(event, MappingStartEvent):
        builder.open_mapping(start, event.anchor)
    else:
        builder.open_sequence(start, event.anchor)


def _end(event: CollectionEndEvent, builder: Builder) -> None:
    """Only a bracket has a width; a block ends, for the parser, where the next thing starts."""
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    has_bracket = start.column != end.column
    builder.close((end.line + 1, end.column + 1) if has_bracket else None)


def _document(event: DocumentStartEvent, builder: Builder) -> None:
    first = builder.innermost.last
    if first is not None:
        place = _place(event, builder.source)
        message = "a second document starts here; a file can have only one"
        help = "remove the `---`, or move this document to a separate file"
        builder.stop(SEVERAL_DOCUMENTS.at(place, message, help=help, related=(Related(first, "the first document"),)))


def _without_blank_end(place: Place) -> Place:
    """A block scalar's place without the line breaks after its text, which the parser counts in."""
    if place.end_column > 1:
        return place
    lines = place.source.lines
    line = place.end_line - 1
    while line > place.line and not lines[line - 1].strip():
        line -= 1
    return replace(place, end_line=line, end_column=len(lines[line - 1]) + 1)

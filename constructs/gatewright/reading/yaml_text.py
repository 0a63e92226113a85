"""Reading YAML: the parser's events, in one pass, driven into the builder.

Only the grammar is PyYAML's. What the events mean and what is refused is decided here and in the builder, and is
the same with libyaml and without.
"""

from __future__ import annotations

from yaml.error import MarkedYAMLError
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
from gatewright.reading.builder import Builder
from gatewright.reading.codes import SEVERAL_DOCUMENTS
from gatewright.reading.yaml_errors import explain
from gatewright.reading.yaml_parsers import Events, events
from gatewright.reading.yaml_tags import report_tag
from gatewright.source import Place, Source


def read_yaml(text: str, builder: Builder, events: Events = events) -> None:
    """Drive the builder through a YAML text. A syntax error is reported, and ends it."""
    try:
        for event in events(text):
            if type(event) is ScalarEvent:
                _scalar(event, builder)
            elif isinstance(event, CollectionStartEvent):
                _start(event, builder)
            elif isinstance(event, CollectionEndEvent):
                builder.close(_closing_bracket(event))
            elif isinstance(event, AliasEvent):
                builder.alias(event.anchor or "", _place(builder.source, event))
            elif isinstance(event, DocumentStartEvent):
                _document(event, builder)
            if builder.stopped:
                return
    except MarkedYAMLError as error:
        builder.report(explain(error, builder))


def _scalar(event: ScalarEvent, builder: Builder) -> None:
    start, end = event.start_mark, event.end_mark
    place = _new(Place, (builder.source, start.line + 1, start.column + 1, end.line + 1, end.column + 1))
    if event.tag:
        report_tag(event.tag, place, builder.report)
    style = event.style
    if style in _BLOCK_STYLES:
        place = _without_blank_end(place)
    builder.scalar(event.value, place, style, event.anchor)


_new = tuple.__new__
_BLOCK_STYLES = frozenset("|>")


def _start(event: CollectionStartEvent, builder: Builder) -> None:
    place = _place(builder.source, event)
    if event.tag:
        report_tag(event.tag, place, builder.report)
    opening = builder.open_mapping if isinstance(event, MappingStartEvent) else builder.open_sequence
    opening((place.line, place.column), event.anchor)


def _closing_bracket(event: CollectionEndEvent) -> tuple[int, int] | None:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return (end.line + 1, end.column + 1) if start.column != end.column else None


def _document(event, builder):
    pass


def _near(place, builder):
    return place


def _without_blank_end(place: Place) -> Place:
    """A block scalar's place, whose end the parser finds where the next thing starts, drawn back to its text."""
    lines = place.source.lines
    line = place.end_line
    if place.end_column > 1:
        return place
    line -= 1
    while line > place.line and not lines[line - 1].strip():
        line -= 1
    return place._replace(end_line=line, end_column=len(lines[line - 1]) + 1)


def _place(source: Source, event: Event) -> Place:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return Place(source, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

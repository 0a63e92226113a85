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
from gatewright.reading.lines import inside
from gatewright.reading.yaml_errors import explain
from gatewright.reading.yaml_parsers import Events, parse
from gatewright.reading.yaml_tags import check_tag
from gatewright.source import Place, Source

_BLOCK_STYLES = frozenset("|>")


def read_yaml(text: str, builder: Builder, parse: Events = parse) -> None:
    """Drive the builder through a YAML text. A syntax error is reported, and ends it."""
    source = builder.source
    try:
        for event in parse(text):
            place = _place(source, event)
            if isinstance(event, ScalarEvent):
                _scalar(event, place, builder)
            elif isinstance(event, CollectionStartEvent):
                _start(event, place, builder)
            elif isinstance(event, CollectionEndEvent):
                _end(place, builder)
            elif isinstance(event, AliasEvent):
                builder.alias(event.anchor or "", place)
            elif isinstance(event, DocumentStartEvent):
                _document(place, builder)
            if builder.stopped:
                return
    except MarkedYAMLError as error:
        explain(error, builder)


def _place(source: Source, event: Event) -> Place:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    # Half the cost of the constructor that a NamedTuple writes, and there is a place for every word of a spec.
    return tuple.__new__(Place, (source, start.line + 1, start.column + 1, end.line + 1, end.column + 1))


def _scalar(event: ScalarEvent, place: Place, builder: Builder) -> None:
    style = event.style
    if event.tag:
        check_tag(event.tag, place, builder.report)
    if style in _BLOCK_STYLES:
        place = _without_blank_end(place)
    elif not event.value and not style:
        place = inside(builder.source, place.line, place.column, 0)
    builder.scalar(event.value, place, style, event.anchor)


def _start(event: CollectionStartEvent, place: Place, builder: Builder) -> None:
    if event.tag:
        check_tag(event.tag, place, builder.report)
    if isinstance(event, MappingStartEvent):
        builder.open_mapping(place[1:3], event.anchor)
    else:
        builder.open_sequence(place[1:3], event.anchor)


def _end(place: Place, builder: Builder) -> None:
    """Only a bracket has a width; a block ends, for the parser, where the next thing starts."""
    has_bracket = place.column != place.end_column
    builder.close(place[3:] if has_bracket else None)


def _document(place: Place, builder: Builder) -> None:
    first = builder.innermost.last
    if first is not None:
        message = "a second document starts here; one file holds one"
        help = "remove the `---`, or put what follows into a file of its own"
        builder.stop(SEVERAL_DOCUMENTS.at(place, message, help=help, related=(Related(first, "the first one"),)))


def _without_blank_end(place: Place) -> Place:
    """A block scalar's place without the line breaks after its text, which the parser counts in."""
    if place.end_column > 1:
        return place
    lines = place.source.lines
    line = place.end_line - 1
    while line > place.line and not lines[line - 1].strip():
        line -= 1
    return place._replace(end_line=line, end_column=len(lines[line - 1]) + 1)

"""Tags: a spec says what it means by its shape, and never by `!Something`."""

from __future__ import annotations

import re

from gatewright.diagnostics.codes.syntax import EXPLICIT_TAG
from gatewright.document.source import Place
from gatewright.read.characters import Report
from gatewright.read.wording import quoted

_STANDARD = "tag:yaml.org,2002:"
_WRITTEN = re.compile(r"(?:&\S+\s+)?(!(?:<[^>]*>|[^\s,\[\]{}]*))")
_REFERENCE = "write a reference such as `{resource: Name.Attribute}`"
_HELP = {
    "!Ref": _REFERENCE,
    "!GetAtt": _REFERENCE,
    "!Sub": f"{_REFERENCE}, or `${{inputs.name}}` inside the text",
    "!ImportValue": "write a reference such as `{import: ExportName}`",
    f"{_STANDARD}str": "remove the tag and write the value in quotes",
    "!": "remove the tag and write the value in quotes",
}


def check_tag(tag: str, place: Place, report: Report) -> None:
    """Report the tag of the node at `place`."""
    line = place.source.lines[place.line - 1]
    written = _WRITTEN.match(line, place.column - 1)
    at, name = place, tag
    if written:
        start, end = written.span(1)
        at = Place(place.source, place.line, start + 1, place.line, end + 1)
        name = written[1]
    help = _HELP.get(tag, "remove the tag")
    report(EXPLICIT_TAG.at(at, f"the tag {quoted(name)} has no meaning here", help=help))

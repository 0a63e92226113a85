"""YAML tags, which specs do not support."""

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
    "!Sub": f"{_REFERENCE}, or `${{inputs.name}}` inside a string",
    "!ImportValue": "write the reference `{import: ExportName}`",
    f"{_STANDARD}str": "remove the tag and put the value in quotes",
    "!": "remove the tag and put the value in quotes",
}
_RESOURCES = "resources"
"""The section that contains plain CloudFormation, where references do not work."""
_LONG_FORMS = {"!Ref": "Ref: X", "!GetAtt": "Fn::GetAtt: [X, Arn]"}


def check_tag(tag: str, section: str, place: Place, report: Report) -> None:
    """Report the tag of the node at `place`, which is in a section of the spec."""
    line = place.source.lines[place.line - 1]
    written = _WRITTEN.match(line, place.column - 1)
    at, name = place, tag
    if written:
        start, end = written.span(1)
        at = Place(place.source, place.line, start + 1, place.line, end + 1)
        name = written[1]
    help = _long_form(tag) if section == _RESOURCES and tag[:1] == "!" != tag else _HELP.get(tag, "remove the tag")
    report(EXPLICIT_TAG.at(at, f"YAML tags are not supported: {quoted(name)}", help=help))


def _long_form(tag: str) -> str:
    form = _LONG_FORMS.get(tag, f"Fn::{tag[1:]}: …")
    return f"in `{_RESOURCES}`, write the long form: `{{{form}}}`"

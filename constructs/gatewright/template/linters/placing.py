"""Findings in templates, as diagnostics at the lines of specs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import Any, cast

from gatewright.diagnostics import Code, Diagnostic, Related
from gatewright.document.source import Place, Source
from gatewright.template.linters.finding import Finding

_ORIGIN = re.compile(r".+:[1-9][0-9]*")

FindSpec = Callable[[str], Source | None]
"""The spec that a template calls `orders.yaml`, if it is at hand."""


class LintedTemplate:
    """A template whose resources may say from which lines of a spec they came."""

    def __init__(self, name: str, text: str) -> None:
        self.source = Source(name, text)

    def diagnostic(self, finding: Finding, find_spec: FindSpec) -> Diagnostic:
        """A finding, at the line of the spec if there is one, else at its place in the template."""
        code = Code(finding.id, finding.linter, finding.title, finding.severity)
        place = Place(self.source, finding.line, finding.column, finding.end_line, finding.end_column)
        origin = self._origins.get(finding.resource or "", "")
        spec = find_spec(origin.rpartition(":")[0]) if origin else None
        if spec is None:
            return code.at(place, finding.message, help=finding.help)
        related = (Related(place, f"in the template, where it became {finding.resource}"),)
        return code.at(_line(spec, int(origin.rpartition(":")[2])), finding.message, help=finding.help, related=related)

    @cached_property
    def _origins(self) -> dict[str, str]:
        """By logical id, the file and line that a resource says it came from."""
        resources = _inside(_parsed(self.source.text), "Resources")
        found = {id: _inside(resource, "Metadata", "Gatewright").get("Source") for id, resource in resources.items()}
        return {id: origin for id, origin in found.items() if isinstance(origin, str) and _ORIGIN.fullmatch(origin)}


def _inside(value: Any, *keys: str) -> dict[str, Any]:
    """The mapping under these keys; an empty one if there is none."""
    for key in keys:
        value = _mapping(value).get(key)
    return _mapping(value)


def _mapping(value: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _line(spec: Source, number: int) -> Place:
    """A line of a spec, without the space around it."""
    text = spec.lines[number - 1] if number <= len(spec.lines) else ""
    start = len(text) - len(text.lstrip())
    return Place(spec, number, start + 1, number, max(len(text.rstrip()), start + 1) + 1)


def _parsed(text: str) -> Any:
    """A template's content as far as it can be parsed; the linters report what is wrong with it."""
    try:
        return json.loads(text)
    except ValueError:
        return _parsed_yaml(text)


def _short_tag(_loader: object, _suffix: str, _node: object) -> None:
    """`!Ref` and the like: what they refer to does not matter here."""


def _parsed_yaml(text: str) -> Any:
    yaml: Any = import_module("yaml")  # most templates are JSON
    loader: Any = type("Loader", (yaml.SafeLoader,), {})
    loader.add_multi_constructor("!", _short_tag)
    try:
        return yaml.load(text, loader)
    except (yaml.YAMLError, ValueError):
        return None

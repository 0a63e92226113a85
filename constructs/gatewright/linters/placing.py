"""Findings in templates, as diagnostics at the lines of specs."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any

from gatewright.diagnostics import Code, Diagnostic, Related
from gatewright.linters.finding import Finding
from gatewright.source import Place, Source

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
        found: dict[str, str] = {}
        body = _parsed(self.source.text)
        resources = body.get("Resources") if isinstance(body, dict) else None
        for id, resource in (resources if isinstance(resources, dict) else {}).items():
            match resource:
                case {"Metadata": {"Gatewright": {"Source": str(origin)}}} if origin.rpartition(":")[2].isdigit():
                    found[id] = origin
                case _:
                    pass
        return found


def _line(spec: Source, number: int) -> Place:
    """A line of a spec, without the space around it."""
    text = spec.lines[number - 1] if number <= len(spec.lines) else ""
    start = len(text) - len(text.lstrip())
    return Place(spec, number, start + 1, number, max(len(text.rstrip()), start + 1) + 1)


def _parsed(text: str) -> Any:
    """A template's content as far as it can be told; its linters say what is wrong with it."""
    try:
        return json.loads(text)
    except ValueError:
        return _parsed_yaml(text)


def _parsed_yaml(text: str) -> Any:
    import yaml  # noqa: PLC0415 - most templates are JSON

    class Loader(yaml.SafeLoader):
        """Reads CloudFormation's short tags as what stands behind them."""

    def plain(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Any:
        if isinstance(node, yaml.MappingNode):
            return loader.construct_mapping(node)
        return loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else node.value

    Loader.add_multi_constructor("!", plain)
    try:
        return yaml.load(text, Loader)  # noqa: S506 - a safe loader, with tags that make plain data
    except (yaml.YAMLError, ValueError):
        return None

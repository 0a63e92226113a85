"""Reports: diagnostics as text for people, and as data for the tools around them.

Every renderer is pure: the same report gives the same text, which ends with a newline unless it is empty. No foreign
text reaches the output except through `visible`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from gatewright.diagnostics.reports.report import Renderer, Report
from gatewright.diagnostics.reports.visible import visible

__all__ = ["FORMATS", "Report", "render", "visible"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {"text": "text", "json": "json_", "sarif": "sarif", "github": "github", "junit": "junit"}
)
"""The formats by the names that users give them, each with its module, which is imported when it is needed."""


def render(format: str, report: Report) -> str:
    """A report in one of the formats."""
    renderer: Renderer = import_module(f"{__name__}.{FORMATS[format]}").render
    return renderer(report)

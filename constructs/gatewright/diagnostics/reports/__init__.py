"""Reports: diagnostics as text for people, and as data for the tools around them.

Every renderer is pure: the same report gives the same text, which ends with a newline unless it is empty. No foreign
text reaches the output except through `visible`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gatewright.diagnostics.reports import github, json_, junit, sarif, text
from gatewright.diagnostics.reports.report import Renderer, Report
from gatewright.diagnostics.reports.visible import visible

__all__ = ["FORMATS", "Renderer", "Report", "visible"]

FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {
        "text": text.render,
        "json": json_.render,
        "sarif": sarif.render,
        "github": github.render,
        "junit": junit.render,
    }
)
"""The formats by the names that users give them."""

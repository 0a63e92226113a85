"""Gatewright: one declarative gateway spec to real AWS API Gateway.

This is the public door of the compiler; `gatewright.models` is the language as Python, `gatewright.cdk` the constructs.
Names are imported when they are first used, so that a command pays only for what it needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gatewright.compile import Compilation, Request, compile_all, compile_spec
    from gatewright.compose.specfile import SpecFile, open_spec, read_spec, spec_of_model
    from gatewright.diagnostics import Code, Diagnostic, Severity
    from gatewright.rules.rule import Problem, Rule, TemplateRule
    from gatewright.template import Template
    from gatewright.template.rendering import render, to_json

_HOMES = {
    "Code": "diagnostics",
    "Compilation": "compile",
    "Diagnostic": "diagnostics",
    "Problem": "rules.rule",
    "Request": "compile",
    "Rule": "rules.rule",
    "Severity": "diagnostics",
    "SpecFile": "compose.specfile",
    "Template": "template",
    "TemplateRule": "rules.rule",
    "compile_all": "compile",
    "compile_spec": "compile",
    "open_spec": "compose.specfile",
    "read_spec": "compose.specfile",
    "render": "template.rendering",
    "spec_of_model": "compose.specfile",
    "to_json": "template.rendering",
}
"""Where each public name lives."""

__all__ = [
    "Code",
    "Compilation",
    "Diagnostic",
    "Problem",
    "Request",
    "Rule",
    "Severity",
    "SpecFile",
    "Template",
    "TemplateRule",
    "compile_all",
    "compile_spec",
    "open_spec",
    "read_spec",
    "render",
    "spec_of_model",
    "to_json",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'gatewright' has no attribute {name!r}")
    return getattr(import_module(f"gatewright.{_HOMES[name]}"), name)

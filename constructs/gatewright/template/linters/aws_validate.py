"""cloudformation-validate, the engine behind AWS's own validation of CDK apps, as a native library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from gatewright.diagnostics import Severity
from gatewright.template.linters.finding import Finding

NAME = "aws-validate"

_SEVERITIES = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARN": Severity.WARNING}


def load(regions: Sequence[str]) -> Callable[[str], Iterator[Finding]]:
    """The linter."""
    library: Any = import_module("cloudformation_validate")
    overrides = (library.PseudoParameterOverrides(region=region) for region in regions or (None,))
    configs = [library.ValidateConfig(pseudo_parameter_overrides=override) for override in overrides]
    return partial(_lint, library.CompositeEngine(), library.TemplateContent, configs)


def _lint(engine: Any, content: Any, configs: Sequence[Any], text: str) -> Iterator[Finding]:
    for config in configs:
        yield from map(_finding, engine.validate_template(content(text), config).diagnostics)


def _finding(said: Any) -> Finding:
    entity = said.entity
    return Finding(
        linter=NAME,
        id=said.rule_id,
        title=said.rule_description or said.rule_id,
        severity=_SEVERITIES.get(said.severity.name, Severity.INFO),
        message=said.message,
        help=said.suggested_fix or "",
        resource=entity.logical_id if entity is not None and entity.entity_type.name == "RESOURCE" else None,
        line=said.start_line or 1,
        column=said.start_column or 1,
        end_line=said.end_line or said.start_line or 1,
        end_column=said.end_column or said.start_column or 1,
    )

"""The parser's complaints as diagnostics."""

from __future__ import annotations

from yaml.error import MarkedYAMLError

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.syntax import SYNTAX_ERROR
from gatewright.read.builder import Builder
from gatewright.read.lines import inside
from gatewright.read.yaml_causes import CAUSES, Complaint


def explain(error: MarkedYAMLError, builder: Builder) -> Diagnostic:
    """What a syntax error means for who wrote the file, as far as it has a usual cause."""
    complaint = _complaint(error, builder)
    for context, problem, diagnose in CAUSES:
        if context in complaint.context and problem.search(complaint.problem):
            return diagnose(complaint)
    return SYNTAX_ERROR.at(complaint.at, complaint.problem)


def _complaint(error: MarkedYAMLError, builder: Builder) -> Complaint:
    source = builder.source
    problem, start = error.problem_mark, error.context_mark
    assert problem is not None
    at = inside(source, problem.line + 1, problem.column + 1)
    return Complaint(
        context=error.context or "",
        problem=error.problem or "",
        at=at,
        start=inside(source, start.line + 1, start.column + 1) if start else at,
        collection=inside(source, *builder.innermost.start),
        latest=builder.innermost.last,
    )

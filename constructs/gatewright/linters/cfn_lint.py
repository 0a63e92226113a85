"""cfn-lint, AWS's own linter in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from gatewright.diagnostics import Severity
from gatewright.linters.finding import Finding

NAME = "cfn-lint"

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "informational": Severity.INFO}


def load() -> Callable[[str, Sequence[str]], Iterator[Finding]]:
    """The linter."""
    return partial(_lint, import_module("cfnlint.api"))


def _lint(api: Any, text: str, regions: Sequence[str]) -> Iterator[Finding]:
    for match in api.lint(text, config={"regions": list(regions)} if regions else None):
        path = [str(step) for step in getattr(match, "path", None) or ()]
        yield Finding(
            linter=NAME,
            id=match.rule.id,
            title=match.rule.shortdesc,
            severity=_SEVERITIES[match.rule.severity.lower()],
            message=match.message,
            resource=path[1] if path[:1] == ["Resources"] and len(path) > 1 else None,
            line=match.linenumber,
            column=match.columnnumber,
            end_line=match.linenumberend,
            end_column=match.columnnumberend,
        )

"""cfn-lint, AWS's own linter in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from gatewright.diagnostics import Severity
from gatewright.document.plain_data import present
from gatewright.template.linters.finding import Finding

NAME = "cfn-lint"

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "informational": Severity.INFO}


def load(regions: Sequence[str]) -> Callable[[str], Iterator[Finding]]:
    """The linter. Its own `api` would load all rules again for every template."""
    config: Any = import_module("cfnlint.config")
    runner: Any = import_module("cfnlint.runner")
    decode: Any = import_module("cfnlint.decode")
    settings = config.ConfigMixIn(**present(regions=list(regions) or None))
    return partial(_lint, decode.decode_str, runner.Runner(settings).validate_template)


def _lint(
    decode: Callable[[str], tuple[Any, list[Any]]], validate: Callable[[Any], Iterator[Any]], text: str
) -> Iterator[Finding]:
    template, errors = decode(text)
    for match in errors or validate(template):
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

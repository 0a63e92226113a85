"""Other people's linters, run on CloudFormation templates: one file a linter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gatewright.template.linters import aws_validate, cfn_lint
from gatewright.template.linters.finding import Finding
from gatewright.template.linters.ignored import is_ignored

__all__ = ["Finding", "Lint", "load"]

Lint = Callable[[str], Iterator[Finding]]
"""What a linter says about a template's text."""


def load(regions: Sequence[str]) -> Lint:
    """All linters as one, for templates that are deployed to these regions, without what is known to be noise.

    To load them takes longer than to lint a template. `ModuleNotFoundError` means that one is not installed.
    """
    linters = (cfn_lint.load(regions), aws_validate.load(regions))

    def lint(text: str) -> Iterator[Finding]:
        return (finding for each in linters for finding in each(text) if not is_ignored(finding))

    return lint

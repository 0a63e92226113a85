"""Other people's linters, run on CloudFormation templates: one file a linter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gatewright.linters import aws_validate, cfn_lint
from gatewright.linters.finding import Finding
from gatewright.linters.ignored import is_ignored

__all__ = ["Finding", "Lint", "load"]

Lint = Callable[[str, Sequence[str]], Iterator[Finding]]
"""What a linter says about a template's text, deployed to these regions."""


def load() -> Lint:
    """All linters as one, without what is known to be noise. They take long to load, and less for each template.

    `ModuleNotFoundError` means that one of them is not installed.
    """
    linters = (cfn_lint.load(), aws_validate.load())

    def lint(text: str, regions: Sequence[str]) -> Iterator[Finding]:
        return (finding for each in linters for finding in each(text, regions) if not is_ignored(finding))

    return lint

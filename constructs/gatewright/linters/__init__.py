"""Other people's linters, run on CloudFormation templates: one file a linter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gatewright.linters import aws_validate, cfn_lint
from gatewright.linters.finding import Finding
from gatewright.linters.ignored import is_ignored

__all__ = ["Finding", "lint"]

Linter = Callable[[str, Sequence[str]], Iterator[Finding]]

LINTERS: tuple[Linter, ...] = (cfn_lint.lint, aws_validate.lint)


def lint(text: str, regions: Sequence[str]) -> tuple[Finding, ...]:
    """What the linters say about a template that is deployed to these regions, without what is known to be noise.

    `ModuleNotFoundError` means that a linter is not installed.
    """
    found = (finding for linter in LINTERS for finding in linter(text, regions))
    return tuple(finding for finding in found if not is_ignored(finding))

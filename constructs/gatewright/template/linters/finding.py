"""What a linter found."""

from __future__ import annotations

from msgspec import Struct

from gatewright.diagnostics import Severity


class Finding(Struct, frozen=True, kw_only=True):
    """One finding, in a template. Lines and columns count from 1; the end is exclusive."""

    linter: str
    id: str
    title: str
    """What findings of this kind have in common."""
    severity: Severity
    message: str
    help: str = ""
    resource: str | None
    """The logical id of the resource that it is about."""
    line: int
    column: int
    end_line: int
    end_column: int

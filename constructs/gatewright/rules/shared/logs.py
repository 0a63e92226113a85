"""What stages write about their requests."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gatewright.document import Path
from gatewright.gateway import Gateway

_CONTEXT = re.compile(r"\$(\{)?context\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)(?(1)\})")


def access_formats(gateway: Gateway) -> Iterator[tuple[Path, str]]:
    """All formats of access logs, each with the path where it is written."""
    for stage in gateway.stages:
        if stage.logs.access_format is not None:
            yield (*stage.path, "logs", "access"), stage.logs.access_format


class ContextVariable(NamedTuple):
    """A context variable in a format, and where."""

    name: str
    start: int
    end: int


def context_variables(format: str) -> list[ContextVariable]:
    """The context variables that a format holds, in order of appearance."""
    return [ContextVariable(match[2], *match.span()) for match in _CONTEXT.finditer(format)]


def without_context(format: str, instead: str) -> str:
    """A format with something else in place of each variable."""
    return _CONTEXT.sub(lambda _: instead, format)

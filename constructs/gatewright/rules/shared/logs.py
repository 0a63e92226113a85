"""Access log formats and their context variables."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gatewright.document import Path
from gatewright.gateway import Gateway

_CONTEXT = re.compile(r"\$(\{)?context\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)(?(1)\})")


def access_formats(gateway: Gateway) -> Iterator[tuple[Path, str]]:
    """All access log formats, each with its path in the spec."""
    for stage in gateway.stages:
        if stage.logs.access_format is not None:
            yield (*stage.path, "logs", "access"), stage.logs.access_format


class ContextVariable(NamedTuple):
    """A context variable in a format, and its place."""

    name: str
    start: int
    end: int


def context_variables(format: str) -> list[ContextVariable]:
    """The context variables in a format, in order of appearance."""
    return [ContextVariable(match[2], *match.span()) for match in _CONTEXT.finditer(format)]


def without_context(format: str, instead: str) -> str:
    """A format with another text instead of each context variable."""
    return _CONTEXT.sub(lambda _: instead, format)

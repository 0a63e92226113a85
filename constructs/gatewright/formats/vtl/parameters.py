"""What templates read of a request's parameters and of stage variables."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from gatewright.formats.vtl.names import services
from gatewright.formats.vtl.script import Argument, NameStep, Script
from gatewright.formats.vtl.service import PARAMETERS


class Read(Struct, frozen=True):
    """A name that a template reads, and where."""

    start: int
    end: int
    name: str


class ReadParameter(Struct, frozen=True):
    """A parameter that a template reads, and where."""

    start: int
    end: int
    name: str
    location: str | None
    """The location, as in `$input.params()`. Defaults to all three."""


def parameters(script: Script) -> Iterator[ReadParameter]:
    """The parameters that a template names outright."""
    for reference in services(script, "input"):
        match reference.steps:
            case (NameStep(name="params", arguments=(Argument(kind="text") as named,)), *_):
                yield ReadParameter(named.start, named.end, named.text, None)
            case (NameStep(name="params", arguments=()), NameStep(name=str(location), arguments=None), member, *_) if (
                location in PARAMETERS and (read := _member(member))
            ):
                yield ReadParameter(read.start, read.end, read.name, location)
            case _:
                pass


def stage_variables(script: Script) -> Iterator[Read]:
    """The stage variables that a template names outright."""
    for reference in services(script, "stageVariables"):
        if reference.steps and (read := _member(reference.steps[0])):
            yield read


def _member(step: NameStep) -> Read | None:
    """The member of a map that a step leads to: by name, by index or by `get`."""
    match step:
        case NameStep(name="get", arguments=(Argument(kind="text") as named,)):
            return Read(named.start, named.end, named.text)
        case NameStep(name=str(name), arguments=None):
            return Read(step.start, step.end, name)
        case _:
            return None

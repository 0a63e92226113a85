"""What the service's functions are given."""

from __future__ import annotations

from collections.abc import Iterator

from gatewright.formats.vtl.jsonpath import variable_in, wrong_with
from gatewright.formats.vtl.names import services
from gatewright.formats.vtl.script import Argument, NameStep, Script, TemplateFault
from gatewright.formats.vtl.service import FUNCTIONS, ArgumentCount

_JSON_PATHS = ("json", "path")


def wrong_arguments(script: Script) -> Iterator[TemplateFault]:
    """Functions of `$input` and `$util` that are called with what they do not take."""
    for reference in services(script, *FUNCTIONS):
        step = next(iter(reference.steps), None)
        known = FUNCTIONS[reference.name]
        if step is None or step.name is None or step.name not in known:
            continue
        yield from _wrong_count(step, f"${reference.name}.{step.name}", known[step.name])
        for argument in step.arguments or ():
            yield from _wrong(script, argument, is_path=step.name in _JSON_PATHS)


def _wrong_count(step: NameStep, name: str, takes: ArgumentCount | None) -> Iterator[TemplateFault]:
    count = None if step.arguments is None else len(step.arguments)
    if takes is None:
        if count is not None:
            yield TemplateFault(step.start, step.end, f"`{name}` is not a function", f"write `{name}`")
    elif count is None:
        yield TemplateFault(
            step.start, step.end, f"`{name}` is a function", f"write `{name}({'…' if takes.least else ''})`"
        )
    elif not takes.least <= count <= takes.most:
        most = "one argument" if takes.least else "one argument at most"
        yield TemplateFault(step.start, step.end, f"`{name}` takes {most}, not {count or 'none'}", f"write `{name}(…)`")


def _wrong(script: Script, argument: Argument, *, is_path: bool) -> Iterator[TemplateFault]:
    place = argument.start, argument.end
    if argument.kind == "word":
        word = argument.text
        yield TemplateFault(
            *place, f"`{word}` has no quotes, so it has no value", f"write `'{word}'`, or `${word}` for a variable"
        )
    elif argument.kind == "text" and is_path:
        variable = variable_in(argument.text) if script.text[argument.start] == "'" else None
        if variable:
            message = f"API Gateway substitutes nothing in single quotes, so `${variable}` stays as it is"
            yield TemplateFault(*place, message, "put double quotes around the path")
        elif found := wrong_with(argument.text):
            yield TemplateFault(*place, *found)

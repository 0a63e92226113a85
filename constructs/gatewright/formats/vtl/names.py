"""Names of `$input`, `$util` and `$context` that there are not, and those that are known elsewhere only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Literal

from gatewright.diagnostics.nearest import nearest, suggestion
from gatewright.formats.vtl.context import REST, Context
from gatewright.formats.vtl.script import NameStep, Reference, Script, TemplateFault
from gatewright.formats.vtl.service import FUNCTIONS, PARAMETERS, VARIABLES, VELOCITY_VARIABLES

Side = Literal["request", "response"]
"""Whether a template makes what the backend gets or what the caller gets."""

_OF_EVERY_MAP = ("empty", "class")
_ALIKE = 0.75
"""How much a name has to look like one of the service's: they are few, and most names look a little like them."""


def services(script: Script, *names: str) -> Iterator[Reference]:
    """The references to something of the service's own that the template does not set itself."""
    return (found for found in script.references if found.name in names and found.name not in script.declared)


def way(reference: Reference) -> tuple[NameStep, ...]:
    """The properties behind a name, up to the first step that is a call or is known only when the template runs."""
    for index, step in enumerate(reference.steps):
        if step.name is None or step.arguments is not None:
            return reference.steps[:index]
    return reference.steps


def unknown_names(script: Script, context: Context = REST) -> Iterator[TemplateFault]:
    """Names that the service does not know."""
    for reference in services(script, *FUNCTIONS):
        yield from _of_functions(reference)
    for reference in services(script, "context"):
        yield from _of_context(way(reference), context)


def misplaced_names(script: Script, side: Side, context: Context = REST) -> Iterator[TemplateFault]:
    """Names in `$context` that have no value in a template, or no effect in one for this side."""
    for reference in services(script, "context"):
        name = next((step.name for step in way(reference)), None)
        place = reference.start, reference.end
        if name in context.logged_groups:
            yield TemplateFault(
                *place, f"`$context.{name}` is available in access logs only", "remove it, or use it in an access log"
            )
        elif context is not REST:
            continue
        elif name == "error":
            message = "`$context.error` is available in gateway responses only"
            yield TemplateFault(*place, message, "use it in a body under `gateway_responses`")
        elif name == "requestOverride" and side == "response":
            message = "`$context.requestOverride` has no effect after the request was sent"
            yield TemplateFault(*place, message, "move it to a request template, or write `$context.responseOverride`")


def unset_variables(script: Script, given: frozenset[str] = frozenset()) -> Iterator[TemplateFault]:
    """Variables that nothing sets, each where it is first read; some may be given from outside."""
    set_here = script.declared | given
    known = set_here | VARIABLES | VELOCITY_VARIABLES
    seen: set[str] = set()
    for reference in script.references:
        is_set_here = reference.assigned and not reference.steps
        if is_set_here or reference.name in known or reference.name in seen:
            continue
        seen.add(reference.name)
        name = reference.name
        meant = nearest(name, set_here) or next(iter(get_close_matches(name, VARIABLES, n=1, cutoff=_ALIKE)), None)
        setting = f"write `#set(${name} = …)` before it; for a dollar sign in JSON write `\\u0024`"
        help = f"did you mean `${meant}`?" if meant else setting
        yield TemplateFault(reference.start, reference.end, f"nothing sets `${name}`", help)


def _of_context(steps: tuple[NameStep, ...], context: Context) -> Iterator[TemplateFault]:
    """The first step that leads nowhere."""
    group = ""
    for step in steps:
        name = f"{group}.{step.name}" if group else str(step.name)
        if not context.knows(name):
            of = f"$context.{group}" if group else "$context"
            yield _unknown(step, of, str(step.name), context.members(group))
        if name not in context.groups:
            return
        group = name


def _of_functions(reference: Reference) -> Iterator[TemplateFault]:
    known = FUNCTIONS[reference.name]
    match reference.steps:
        case (NameStep(name=str(name)) as step, *_) if name not in known:
            yield _unknown(step, f"${reference.name}", name, known)
        case (NameStep(name="params", arguments=()), NameStep(name=str(name), arguments=None) as step, *_):
            if name not in PARAMETERS and name not in _OF_EVERY_MAP:
                yield _unknown(step, "$input.params()", name, PARAMETERS)
        case _:
            pass


def _unknown(step: NameStep, of: str, name: str, known: Iterable[str]) -> TemplateFault:
    end = step.end if step.arguments is None else step.start + len(name)
    return TemplateFault(step.start, end, f"`{of}` has no `{name}`", suggestion(name, known) or "remove it")

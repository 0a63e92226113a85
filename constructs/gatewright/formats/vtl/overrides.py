"""Overrides of requests and responses, each of which is allowed once."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct

from gatewright.formats.vtl.names import services, way
from gatewright.formats.vtl.script import Directive, Reference, Script, TemplateFault

Key = tuple[str | None, ...]

_BLOCKS = frozenset(("foreach", "macro", "define", "literal"))


class _Branches(Struct, frozen=True):
    """An open block: what is overridden before it, and at the end of all of its branches so far."""

    before: frozenset[Key]
    after_all: frozenset[Key] | None
    has_else: bool
    is_if: bool


def repeated_overrides(script: Script) -> Iterator[TemplateFault]:
    """Overrides that have been made already whenever they are reached."""
    overrides = [found for found in services(script, "context") if found.assigned and _key(found)]
    if len(overrides) < 2:
        return
    made: frozenset[Key] = frozenset()
    stack: list[_Branches] = []
    items: list[Directive | Reference] = [*script.directives, *overrides]
    for item in sorted(items, key=attrgetter("start")):
        if isinstance(item, Directive):
            made = _step(item.name, made, stack)
            continue
        key = _key(item)
        if key in made:
            shown = script.text[item.start : item.end]
            message = f"`{shown}` is set twice: API Gateway responds with an error"
            yield TemplateFault(item.start, item.end, message, "set a variable first, and the override once at the end")
        made |= {key}


def _step(name: str, made: frozenset[Key], stack: list[_Branches]) -> frozenset[Key]:
    """What is surely made behind a directive."""
    if name == "if" or name in _BLOCKS:
        stack.append(_Branches(made, None, has_else=False, is_if=name == "if"))
        return made
    if not stack:
        return made
    block = stack.pop()
    after_all = made if block.after_all is None else block.after_all & made
    if name in ("else", "elseif"):
        stack.append(_Branches(block.before, after_all, name == "else", block.is_if))
        return block.before
    if name == "end":
        return after_all if block.is_if and block.has_else else block.before
    stack.append(block)
    return made


def _key(reference: Reference) -> Key:
    """What is overridden, if that is known."""
    steps = way(reference)
    names = tuple(step.name for step in steps)
    if len(steps) < len(reference.steps) or not names or names[0] not in ("requestOverride", "responseOverride"):
        return ()
    is_whole = len(names) == (2 if names[1:] == ("status",) else 3)
    return names if is_whole else ()

"""Bound names: those that a template needs, and those of them that are not bound."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.embedding import UNBOUND_NAME
from gatewright.document import Document
from gatewright.template import Hole, Template, Value, references


def holes(template: Template) -> Iterator[Hole]:
    """The holes of a template."""
    values: list[Value] = [output.value for output in template.outputs]
    for resource in template.resources:
        values += (resource.properties, resource.attributes)
    return (reference for reference, _ in references(values) if isinstance(reference, Hole))


def bound_names(template: Template) -> frozenset[str]:
    """The bound names that a template needs."""
    return frozenset(hole.name for hole in holes(template) if hole.kind == "bind")


def unbound(names: Collection[str], bound: Collection[str], document: Document) -> tuple[Diagnostic, ...]:
    """The names that a template needs and that are not bound."""
    return tuple(
        UNBOUND_NAME.at(
            document.key_place(("bindings", name)),
            f"nothing is bound to {name!r}",
            help=f'bind it where the gateway is embedded: `bind={{"{name}": …}}`',
        )
        for name in sorted(set(names) - set(bound))
    )

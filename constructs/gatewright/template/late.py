"""Late inputs: those whose values are known only when the stack is deployed.

The compiler sees a placeholder for such a value, always the same one for the same input. In the finished template a
Hole replaces the placeholder, so that nothing depends on the token's spelling in the app.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256

from msgspec.structs import replace

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.embedding import LATE_INPUT
from gatewright.document import Document, Path
from gatewright.spec.values.late import STAND_IN
from gatewright.template import (
    Deferred,
    Hole,
    Import,
    Prose,
    Ref,
    Resource,
    Scalar,
    Template,
    Transformer,
    Value,
    text,
    walk,
)


def placeholder(name: str) -> str:
    """The placeholder of a late input in a compilation: a text that names, hosts and paths can contain."""
    return f"{STAND_IN}{sha256(name.encode()).hexdigest()[:16]}"


def late_hole(name: str) -> Hole:
    """The hole for a late input's value."""
    return Hole("input", name, "value")


def readable(diagnostic: Diagnostic, late: Collection[str]) -> Diagnostic:
    """A diagnostic with the names of late inputs in place of placeholders."""
    message, help = diagnostic.message, diagnostic.help
    for name in late:
        message = message.replace(repr(placeholder(name)), "a token").replace(placeholder(name), f"${{inputs.{name}}}")
        help = help.replace(placeholder(name), f"${{inputs.{name}}}")
    return replace(diagnostic, message=message, help=help)


def with_holes(
    template: Template, document: Document, late: Collection[str], elsewhere: Mapping[Ref | Import, Hole]
) -> tuple[Template, tuple[Diagnostic, ...]]:
    """The template with holes in place of late inputs and of the references in `elsewhere`.

    The diagnostics are about late inputs in places that cannot have a hole.
    """
    holes = _Holes(late, elsewhere)
    changed = replace(
        template,
        resources=tuple(holes.resource(resource) for resource in template.resources),
        outputs=tuple(replace(output, value=holes.value(output.value)) for output in template.outputs),
    )
    diagnostics = (
        _needed_before(name, what, path, document)
        for what, path, fixed in _fixed(changed)
        for name in late
        if placeholder(name) in fixed
    )
    return changed, tuple(diagnostics)


class _Holes(Transformer):
    """Puts holes into values."""

    def __init__(self, late: Collection[str], elsewhere: Mapping[Ref | Import, Hole]) -> None:
        self._late = {placeholder(name): late_hole(name) for name in late}
        self._split = re.compile(f"({'|'.join(self._late)})").split if late else None
        self._elsewhere = elsewhere

    def resource(self, resource: Resource) -> Resource:
        properties = {key: self.value(item) for key, item in resource.properties.items()}
        attributes = {key: self.value(item) for key, item in resource.attributes.items()}
        return replace(resource, properties=properties, attributes=attributes)

    def scalar(self, scalar: Scalar) -> Value:
        return self._filled(scalar) if isinstance(scalar, str) else scalar

    def prose(self, prose: Prose) -> Value:
        filled = self._filled(prose.text)
        return prose if filled == prose.text else filled

    def deferred(self, deferred: Deferred) -> Value:
        if isinstance(deferred, Ref | Import) and deferred in self._elsewhere:
            return self._elsewhere[deferred]
        return super().deferred(deferred)

    def _filled(self, words: str) -> Value:
        if self._split is None:
            return words
        return text(*(self._late.get(part, part) for part in self._split(words) if part))


def _fixed(template: Template) -> Iterator[tuple[str, Path, str]]:
    """The texts that cannot have references: what each is, its origin in the spec, and the text."""
    yield "the template's description", ("description",), template.description
    for parameter in template.parameters:
        yield "a parameter's name", parameter.origin, f"{parameter.id} {parameter.default} {parameter.description}"
    for resource in template.resources:
        yield "a logical id", resource.origin, resource.id
        yield "a key", resource.origin, "\n".join(_keys((resource.properties, resource.attributes)))
    for output in template.outputs:
        yield "an output's name", output.origin, f"{output.id} {output.export} {output.description}"


def _keys(value: Value) -> Iterator[str]:
    mappings: list[tuple[dict[str, Value], Path]] = walk(value, (), dict)
    return (key for mapping, _ in mappings for key in mapping)


def _needed_before(name: str, what: str, path: Path, document: Document) -> Diagnostic:
    message = f"the input {name!r} is a token, and {what} has to be known before the stack is deployed"
    return LATE_INPUT.at(document.value_place(path), message, help="give the input a value that is known now")

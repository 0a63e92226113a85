"""Stacks: what specs mean that is deployed together, in one template."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial, reduce
from hashlib import sha256
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from gatewright.compile import Compilation
from gatewright.diagnostics import Diagnostic, Related
from gatewright.diagnostics.codes.together import TWO_PLACES
from gatewright.document import Document, Path
from gatewright.gateway import Gateway, Unit
from gatewright.gateway.edge import EDGE_REGION
from gatewright.ledger.snapshot import Snapshot, snapshot
from gatewright.rules import check_template
from gatewright.spec.targets import file_name
from gatewright.template import Hole, Parameter, Template, Value
from gatewright.template.rendering import render

ASSET_BUCKET = Parameter(
    id="AssetBucket",
    type="String",
    description="The bucket that holds code and other files, under assets/",
)


LONGEST_NAME = 128
"""The longest name of a stack."""


class StackPart(Struct, frozen=True, eq=False, dict=True):
    """What one spec brings to a stack, with all that became of it."""

    compilation: Compilation
    document: Document
    unit: Unit
    template: Template

    @property
    def gateway(self) -> Gateway | None:
        """The gateway, if it is one."""
        return self.unit if isinstance(self.unit, Gateway) else None

    @cached_property
    def snapshot(self) -> Snapshot:
        """What a deployment of the gateway freezes."""
        return snapshot([resource for resource in self.template.resources if resource.snapshot])


class Stack(Struct, frozen=True):
    """Gateways that are deployed together."""

    name: str
    environment: str | None
    parts: tuple[StackPart, ...]
    is_edge: bool = False
    """Whether it is the second stack of these parts, in `us-east-1`."""

    @property
    def title(self) -> str:
        """What its files are named after: `shop.prod`, `shop.prod.eu-west-1`; the second one's end in `.edge`."""
        return file_name(self.name, self.environment) + (".edge" if self.is_edge else "")

    @property
    def stack_name(self) -> str:
        """Its name in CloudFormation, which allows letters, digits and hyphens: `shop-prod-eu-west-1`."""
        words = re.sub("[^A-Za-z0-9]+", "-", self.title).strip("-")
        name = words if words[:1].isalpha() else f"stack-{words}".rstrip("-")
        if len(name) <= LONGEST_NAME:
            return name
        identity = sha256(name.encode()).hexdigest()[:8]
        return f"{name[: LONGEST_NAME - len(identity) - 1]}-{identity}"

    @property
    def account(self) -> str | None:
        """The account that it is deployed to, if the spec sets it."""
        return self.parts[0].unit.place.account

    @property
    def region(self) -> str | None:
        """The Region that it is deployed to, if that is known."""
        return EDGE_REGION if self.is_edge else self.parts[0].unit.place.region


class RenderedStack(Struct, frozen=True):
    """A stack's template, and where it came from: JSON pointers to a part of the stack and a path in its spec."""

    body: dict[str, Any]
    origins: Mapping[str, tuple[StackPart, Path]]


def stacks_of(compilations: Iterable[Compilation]) -> tuple[Stack, ...]:
    """The stacks of what has a template with something in it, in the order of their names."""
    found: dict[tuple[str, str | None, str], list[StackPart]] = {}
    for made in compilations:
        if made.document is None or made.unit is None or made.template is None:
            continue
        if made.template.resources:
            alone = "" if made.unit.stack else made.file.source.name
            key = (made.unit.stack or made.file.stem, made.environment, alone)
            found.setdefault(key, []).append(StackPart(made, made.document, made.unit, made.template))
    stacks = (Stack(name, environment, tuple(parts)) for (name, environment, _), parts in found.items())
    return tuple(sorted(stacks, key=lambda stack: stack.title))


def edge_stack(stack: Stack) -> Stack | None:
    """The second stack of the same parts, in `us-east-1`, if any of them needs it. It is deployed before the other."""
    parts = tuple(
        StackPart(part.compilation, part.document, part.unit, part.compilation.edge)
        for part in stack.parts
        if part.compilation.edge is not None
    )
    return replace(stack, parts=parts, is_edge=True) if parts else None


def all_stacks(stacks: Iterable[Stack]) -> tuple[Stack, ...]:
    """The stacks with their second ones, each of which comes before the stack that needs it."""
    return tuple(each for stack in stacks for each in (edge_stack(stack), stack) if each is not None)


def check_stack(stack: Stack) -> tuple[Diagnostic, ...]:
    """What is wrong with the gateways of a stack together, each of which is well by itself."""
    if len(stack.parts) == 1:
        return ()
    diagnostics = tuple(_two_places(stack))
    if diagnostics:
        return diagnostics
    first = next((part for part in stack.parts if part.gateway), stack.parts[0])
    whole = reduce(Template.merged, (part.template for part in stack.parts))
    return check_template(first.unit, whole, first.document)


def render_stack(stack: Stack, holes: Callable[[StackPart], Mapping[Hole, Value]]) -> RenderedStack:
    """The stack's template, with its holes filled."""
    body: dict[str, Any] = {}
    origins: dict[str, tuple[StackPart, Path]] = {}
    for part in stack.parts:
        template = part.template.fill(holes(part))
        if template.assets:
            template = replace(template, parameters=(*template.parameters, ASSET_BUCKET))
        rendered = render(template, partial(_line, part.document))
        for section, content in rendered.body.items():
            body[section] = {**body[section], **content} if isinstance(content, dict) and section in body else content
        origins = {pointer: (part, path) for pointer, path in rendered.origins.items()} | origins
    return RenderedStack(body, origins)


def _line(document: Document, path: Path) -> str:
    return document.key_place(path).key


def _two_places(stack: Stack) -> Iterator[Diagnostic]:
    first = stack.parts[0]
    for part in stack.parts[1:]:
        here, there = part.unit.place, first.unit.place
        if (here.account, here.region) != (there.account, there.region):
            path = ("environments", here.environment or "")
            message = f"{_where(part)} here, and {_where(first)} for {first.unit.name!r} in the same stack"
            related = (Related(first.document.key_place(path), "the other gateway"),)
            yield TWO_PLACES.at(part.document.key_place(path), message, related=related)


def _where(part: StackPart) -> str:
    place = part.unit.place
    return f"account {place.account or 'not set'}, region {place.region or 'not set'}"

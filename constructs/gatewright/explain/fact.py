"""What is in effect, each with the path in the spec that says so; and all of it for a route."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import fields

from gatewright.document import Document, MappingNode, Path, ScalarNode
from gatewright.explain.spelling import spell
from gatewright.gateway import Backend, RequestParameter, Route, RouteAnswer, Setting
from gatewright.gateway.limits import LONGEST_WAIT_MS
from gatewright.spec.kind import Kind


class Fact(Struct, frozen=True):
    """Something that is true. Without a path it is so because nothing in the spec says otherwise."""

    name: str
    value: str
    path: Path | None
    document: Document | None = None
    """The spec that says so, if that is another one."""


OFF = "none"

_SAID_ELSEWHERE = ("method", "url", "message", "path", "authorizer")


def facts(route: Route, document: Document) -> Iterator[Fact]:
    """All that is in effect for a route. What is off and was not mentioned is left out."""
    for field in fields(route):
        if field.name not in _SAID_ELSEWHERE:
            yield from _facts(field.name, getattr(route, field.name), route, document)


def stated(rows: Iterable[tuple[str, Any, Path]], document: Document) -> Iterator[Fact]:
    """What is in effect, what is off too, each with the path that says so if the spec has it."""
    for name, value, path in rows:
        text = spell(value) if value not in (None, "", (), {}) else OFF
        yield Fact(name, text, path if path and document.find(path) is not None else None)


def _facts(name: str, value: Any, route: Route, document: Document) -> Iterator[Fact]:
    kind: object = value
    match kind:
        case Setting(Backend() as backend, path):
            yield Fact(name, spell(backend), path)
            yield from _target(backend, document)
        case Setting() if value.path or value.value:
            yield Fact(name.replace("_", " "), spell(value.value), value.path or None)
        case tuple() if value and isinstance(value[0], RequestParameter | RouteAnswer):
            for item in value:
                yield _item(item)
        case Mapping() if value:
            yield Fact(name.replace("_", " "), "patched", (*route.path, *name.split("_", 1)))
        case Setting() | None:
            return
        case _ if not value:
            return
        case _:
            path = (*route.path, name)
            yield Fact(name.replace("_", " "), _body(value), path if document.find(path) is not None else None)


def _target(backend: Backend, document: Document) -> Iterator[Fact]:
    """What the backend says of itself, where it is written."""
    written = document.find(backend.path)
    kind = next(iter(written.entries)) if isinstance(written, MappingNode) and len(written.entries) == 1 else None
    inside = (*backend.path, *([kind] if kind else []))
    for field in fields(backend.target):
        value, path = getattr(backend.target, field.name), (*inside, field.name)
        if field.name == "timeout":
            waits = value or LONGEST_WAIT_MS[_kind(document)]
            yield Fact("backend timeout", f"{waits / 1000:g} s", path if value else None)
        elif value is not None and document.find(path) is not None:
            yield Fact(f"backend {field.name.replace('_', ' ')}", spell(value), path)


def _kind(document: Document) -> Kind:
    written = document.find(("kind",))
    return next((kind for kind in get_args(Kind) if isinstance(written, ScalarNode) and written.value == kind), "rest")


def _item(item: RequestParameter | RouteAnswer) -> Fact:
    match item:
        case RequestParameter():
            need = "required" if item.required else "optional"
            return Fact(f"{item.location} {item.name}", f"{item.type}, {need}", item.path)
        case RouteAnswer():
            models = spell(item.models) or "no model"
            return Fact(f"response {item.status}", models, item.path)


def _body(value: Any) -> str:
    return spell(getattr(value, "models", value))

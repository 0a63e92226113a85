"""Queries of the mapping templates in a spec."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway import Backend, Gateway, MappedTemplate, Route
from gatewright.rules.rule import Passage, Problem
from gatewright.rules.shared.looking import request_map, settings_path

if TYPE_CHECKING:
    from gatewright.formats.vtl.names import Side
    from gatewright.formats.vtl.parameters import Read, ReadParameter
    from gatewright.formats.vtl.script import Script, TemplateFault


class WrittenTemplate(Struct, frozen=True):
    """A mapping template in a spec, and its parsed script."""

    backend: Backend
    side: Side
    template: MappedTemplate
    script: Script

    def problem(self, fault: TemplateFault) -> Problem:
        """A problem with it, at its place in the template."""
        return Problem(
            self.template.path,
            fault.message,
            fault.help,
            related=self.used_at,
            passage=self.passage(fault.start, fault.end),
        )

    def passage(self, start: int, end: int) -> Passage:
        """A part of its text."""
        return Passage(start, end, self.template.file)

    @property
    def parameters(self) -> Iterator[ReadParameter]:
        """The request parameters that it reads by name."""
        from gatewright.formats.vtl.parameters import parameters  # noqa: PLC0415 - few specs have templates

        return parameters(self.script)

    @property
    def stage_variables(self) -> Iterator[Read]:
        """The stage variables that it reads by name."""
        from gatewright.formats.vtl.parameters import stage_variables  # noqa: PLC0415 - few specs have templates

        return stage_variables(self.script)

    @property
    def used_at(self) -> tuple[tuple[Path, str], ...]:
        """Where the spec refers to its file, if it has one."""
        return ((self.template.path, "the spec uses this template here"),) if self.template.file else ()


def templates(gateway: Gateway) -> Iterator[WrittenTemplate]:
    """All mapping templates in a spec, without the generated ones of services."""
    for backend in gateway.all_backends:
        yield from templates_of(backend)


def templates_of(backend: Backend) -> Iterator[WrittenTemplate]:
    """The mapping templates in a spec for a backend."""
    request = request_map(backend)
    if request is None and not backend.target.responses:
        return
    from gatewright.formats.vtl.reader import read  # noqa: PLC0415 - few specs have templates

    for template in request.templates.values() if request else ():
        yield WrittenTemplate(backend, "request", template, read(template.text))
    for response in backend.target.responses:
        for template in response.templates.values():
            if template.path != settings_path(backend):
                yield WrittenTemplate(backend, "response", template, read(template.text))


def read_parameters(gateway: Gateway) -> Iterator[tuple[Route, WrittenTemplate, ReadParameter]]:
    """The parameters that the templates of each route read by name."""
    found: dict[Path, list[tuple[WrittenTemplate, ReadParameter]]] = {}
    for route in gateway.routes:
        backend = route.backend.value
        if backend.path not in found:
            found[backend.path] = [
                (template, read) for template in templates_of(backend) for read in template.parameters
            ]
        for template, read in found[backend.path]:
            yield route, template, read


def unread(route: Route, template: WrittenTemplate, read: ReadParameter, message: str, help: str) -> Problem:
    """A parameter that a route does not have: in the template if it belongs to this route alone, else at the route."""
    path = template.template.path
    if path[: len(route.path)] == route.path:
        passage = template.passage(read.start, read.end)
        return Problem(path, message, help, related=template.used_at, passage=passage)
    line = template.script.text.count("\n", 0, read.start) + 1
    related = ((path, f"a template reads it here, in line {line}"),)
    return Problem(route.path, message, help, at_key=True, related=related)

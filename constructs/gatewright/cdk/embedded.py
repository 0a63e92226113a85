"""A spec as part of an app: compiled, under the app's logical ids, with holes for what only the app knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gatewright.cdk.errors import SpecError
from gatewright.cdk.ids import prefix_at
from gatewright.compile import Compilation, Request, compile_spec
from gatewright.diagnostics import Diagnostic, has_errors
from gatewright.document import Document
from gatewright.embedding.bound import bound_names, unbound
from gatewright.embedding.codes import WRONG_KIND
from gatewright.embedding.late import readable, with_holes
from gatewright.gateway import Gateway
from gatewright.lower import lower
from gatewright.lower.ids import Ids, prefix_of
from gatewright.spec.gateway import GatewaySpec
from gatewright.specfile import SpecFile, open_spec, spec_of_model
from gatewright.template import Hole, Import, Ref, Template
from gatewright.workspace import Workspace

Spec = str | Path | GatewaySpec | SpecFile | Compilation
"""A spec: its file, its model, or what was read or compiled already."""


@dataclass(frozen=True)
class Embedded:
    """A gateway, and the template that it becomes in an app."""

    file: SpecFile
    document: Document
    gateway: Gateway
    ids: Ids
    template: Template
    bound_names: frozenset[str]
    """What the template needs of what the app binds."""
    diagnostics: tuple[Diagnostic, ...]
    """Nothing worse than warnings."""


def spec_file(spec: Spec) -> SpecFile:
    """The spec, read. What a model names is looked for in the working directory."""
    match spec:
        case Compilation(file=file):
            return file
        case SpecFile():
            return spec
        case GatewaySpec():
            return spec_of_model(spec, Path())
        case _:
            return open_spec(spec)


def compiled(spec: Spec, request: Request, others: Sequence[SpecFile], kind: str | None) -> Compilation:
    """The spec, compiled, if there is no error in it. `kind` is the only kind of API that will do."""
    made = spec if isinstance(spec, Compilation) else _compiled(spec_file(spec), request, others)
    if made.gateway is not None and made.document is not None and kind not in (None, made.gateway.kind):
        place = made.document.value_place(("kind",))
        wrong = WRONG_KIND.at(place, f"this is a spec for {made.gateway.kind}, and one for {kind} belongs here")
        raise SpecError((*made.diagnostics, wrong), made.file.source.name)
    if has_errors(made.diagnostics):
        raise SpecError(made.diagnostics, made.file.source.name)
    return made


def embedded(
    made: Compilation,
    path: str,
    *,
    late: Collection[str],
    elsewhere: Mapping[Ref | Import, Hole],
    bound: Collection[str],
) -> Embedded:
    """A compiled spec in its place in an app.

    `path` is that place, as ids of constructs in the stack; `late` are the inputs that are tokens; `elsewhere` are
    references to other gateways, and the holes to put there.
    """
    assert made.gateway is not None
    assert made.document is not None
    assert made.template is not None
    ids = Ids(prefix_at(path, made.gateway.name))
    template = made.template if ids.prefix == prefix_of(made.gateway.name) else lower(made.gateway, ids)
    problems: tuple[Diagnostic, ...] = ()
    if late or elsewhere:
        template, problems = with_holes(template, made.document, late, elsewhere)
    names = bound_names(template)
    problems += unbound(names, bound, made.document)
    diagnostics = tuple(readable(said, late) for said in (*made.diagnostics, *problems))
    if has_errors(diagnostics):
        raise SpecError(diagnostics, made.file.source.name)
    return Embedded(made.file, made.document, made.gateway, ids, template, names, diagnostics)


def _compiled(file: SpecFile, request: Request, others: Sequence[SpecFile]) -> Compilation:
    return compile_spec(file, request, Workspace((file, *others)))

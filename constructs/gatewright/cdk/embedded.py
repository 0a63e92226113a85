"""A spec as part of an app: compiled, under the app's logical ids, filled with what the app brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from constructs import Construct
from msgspec import Struct

from gatewright.cdk.binding import Binding
from gatewright.cdk.errors import SpecError
from gatewright.cdk.ids import prefix_at
from gatewright.cdk.input import Inputs
from gatewright.cdk.neighbour import Elsewhere, EmbeddedGateway, elsewhere
from gatewright.cdk.place import place_of
from gatewright.compile import Compilation, Request, Workspace, compile_spec
from gatewright.compose.specfile import SpecFile, open_spec, spec_of_model
from gatewright.diagnostics import Diagnostic, has_errors
from gatewright.diagnostics.codes.embedding import WRONG_KIND
from gatewright.diagnostics.codes.ledger import LEDGER_PLACE
from gatewright.document import Document
from gatewright.gateway import SpecKind, Unit
from gatewright.lower import lower, lower_edge
from gatewright.lower.ids import Ids, prefix_of
from gatewright.releases.agreeing import check_place, kept_releases
from gatewright.resolve.neighbour import Neighbour
from gatewright.spec.account import AccountSpec
from gatewright.spec.gateway import GatewaySpec
from gatewright.spec.roots import AnySpec
from gatewright.spec.shared_domain import SharedDomainsSpec
from gatewright.template import Hole, Template, Value
from gatewright.template.bound import bound_names, holes, unbound
from gatewright.template.late import readable, with_holes
from gatewright.workspace.checking import today

Spec = str | Path | AnySpec | SpecFile | Compilation
"""A spec: its file, its model, or what was read or compiled already."""


class Brought(Struct, frozen=True, kw_only=True):
    """What an app brings to a gateway."""

    inputs: Inputs
    bindings: Mapping[str, Binding]
    gateways: Sequence[EmbeddedGateway]
    neighbours: Sequence[Neighbour]
    """What is known of other parts of the app, which are wherever this one is."""
    files: Sequence[SpecFile]
    """Other specs, which are deployed by themselves."""


class Embedded(Struct, frozen=True, kw_only=True):
    """What a spec means, and the template that it becomes in an app. The holes for its code are still open."""

    file: SpecFile
    neighbour: Neighbour
    document: Document
    unit: Unit
    ids: Ids
    template: Template
    edge: Template | None
    """What it needs in `us-east-1`, if that is somewhere else."""
    diagnostics: tuple[Diagnostic, ...]
    """Nothing worse than warnings."""
    unused: frozenset[str]
    """What the app binds and the spec does not need."""


def spec_file(spec: Spec) -> SpecFile:
    """The spec, read. What a model names is looked for in the working directory."""
    match spec:
        case Compilation(file=file):
            return file
        case SpecFile():
            return spec
        case GatewaySpec() | SharedDomainsSpec() | AccountSpec():
            return spec_of_model(spec, Path())
        case _:
            return open_spec(spec)


def compiled(spec: Spec, environment: str | None, brought: Brought) -> Compilation:
    """The spec, compiled with what the app brings; one that is compiled already is taken as it is."""
    if isinstance(spec, Compilation):
        return spec
    file = spec_file(spec)
    request = Request(
        environment=environment,
        inputs=brought.inputs.values,
        bound={name: binding.known for name, binding in brought.bindings.items()},
        today=today(),
    )
    return compile_spec(file, request, _workspace(file, brought))


def _workspace(file: SpecFile, brought: Brought) -> Workspace:
    """The spec beside the others that the app names."""
    return Workspace((file, *brought.files), present=brought.neighbours)


def embedded(made: Compilation, brought: Brought, path: str, kinds: Sequence[SpecKind], scope: Construct) -> Embedded:
    """A compiled spec in its place in an app, which is the ids of constructs in the stack. `kinds` are what will do."""
    diagnostics = (*made.diagnostics, *_elsewhere(made, scope))
    unit, document, template = made.unit, made.document, made.template
    if unit is not None and document is not None and unit.kind not in kinds:
        message = f"this construct needs a spec of kind {' or '.join(kinds)}, not {unit.kind}"
        diagnostics = (*diagnostics, WRONG_KIND.at(document.value_place(("kind",)), message))
    _refuse(diagnostics, made.file, brought)
    assert made.neighbour is not None
    assert unit is not None
    assert document is not None
    assert template is not None
    ids = Ids(prefix_at(path, unit.name))
    edge = made.edge
    if ids.prefix != prefix_of(unit.name):
        template, edge = lower(unit, ids), lower_edge(unit, ids)
    references = elsewhere(brought.gateways, _in_stack(made, made.neighbour, brought), unit)
    template, problems = _filled(template, document, brought, references)
    names = bound_names(template)
    if edge is not None:
        edge, more = _filled(edge, document, brought, references)
        problems, names = (*problems, *more), names | bound_names(edge)
    diagnostics = (*diagnostics, *problems, *unbound(names, brought.bindings, document))
    _refuse(diagnostics, made.file, brought)
    return Embedded(
        file=made.file,
        neighbour=made.neighbour,
        document=document,
        unit=unit,
        ids=ids,
        template=template,
        edge=edge,
        diagnostics=_readable(diagnostics, brought),
        unused=frozenset(brought.bindings) - names,
    )


def _elsewhere(made: Compilation, scope: Construct) -> Iterator[Diagnostic]:
    """Whether releases belong to another stack than the app's, or to one in another place."""
    kept = kept_releases(made.file, made.environment)
    is_known = any(said.code == LEDGER_PLACE for said in made.diagnostics)
    if kept is not None and not is_known:
        yield from check_place(kept, place_of(scope), "the app")


def _in_stack(made: Compilation, own: Neighbour, brought: Brought) -> Iterator[Neighbour]:
    """The other specs that share the spec's stack."""
    around = _workspace(made.file, brought).around(own, made.file)
    for other in around.neighbours.values():
        if own.stack is not None and other.stack == own.stack and other.name != own.name:
            yield other


def _filled(
    template: Template, document: Document, brought: Brought, others: Elsewhere
) -> tuple[Template, tuple[Diagnostic, ...]]:
    """The template with what the app brings in its place."""
    problems: tuple[Diagnostic, ...] = ()
    if brought.inputs.tokens or others:
        references = {reference: hole for reference, (hole, _) in others.items()}
        template, problems = with_holes(template, document, brought.inputs.tokens, references)
    filled: dict[Hole, Value] = {**brought.inputs.holes}
    filled |= {Hole("bind", name, "arn"): binding.identity for name, binding in brought.bindings.items()}
    used = set(holes(template)) if others else set[Hole]()
    filled |= {hole: value() for hole, value in others.values() if hole in used}
    return template.fill(filled), problems


def _refuse(diagnostics: tuple[Diagnostic, ...], file: SpecFile, brought: Brought) -> None:
    if has_errors(diagnostics):
        raise SpecError(_readable(diagnostics, brought), file.source.name)


def _readable(diagnostics: tuple[Diagnostic, ...], brought: Brought) -> tuple[Diagnostic, ...]:
    return tuple(readable(said, brought.inputs.tokens) for said in diagnostics)

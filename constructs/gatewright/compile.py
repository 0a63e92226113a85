"""The compiler: its stages, in order.

    read      bytes to a Document, in which every key and value has its place           gatewright.read
    compose   fragments, the environment's patch and inputs, still as a Document        gatewright.compose
    load      the Document to a Spec: typed models of what is written                   gatewright.load
    resolve   the Spec to a Gateway: what is meant, names as objects, defaults filled   gatewright.resolve
    check     rules about the Gateway, and about what it becomes                        gatewright.rules
    lower     the Gateway to a Template: CloudFormation that knows where it came from   gatewright.lower

Every stage takes an immutable value and gives another one beside its diagnostics. A stage whose input is damaged works
with what is left, so that one run finds all mistakes; only a spec without errors becomes a Template. Everything is
pure but reading files: the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.compose.composing import Composed, compose, domains_by_region
from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics import Diagnostic, has_errors, ordered
from gatewright.document import Document
from gatewright.gateway import Gateway, Unit
from gatewright.ledger.snapshot import snapshot
from gatewright.load import Loaded, load
from gatewright.load.kind import check_kind
from gatewright.lower import lower, lower_edge
from gatewright.lower.ids import Ids, prefix_of
from gatewright.releases import optional as releases
from gatewright.resolve import Surroundings, resolve
from gatewright.resolve.files import check_files
from gatewright.resolve.neighbour import Neighbour, Neighbourhood, neighbour_of, neighbourhood
from gatewright.rules import agreed, check_template, check_unit
from gatewright.spec.input import InputValue
from gatewright.spec.targets import file_name, meant, targets_of
from gatewright.spec.things import BoundAs
from gatewright.template import Template


class Request(Struct, frozen=True, kw_only=True):
    """What is wanted of a spec."""

    environment: str | None = None
    """One of the spec's targets: an environment, or `prod/eu-west-1` of one with regions.

    Defaults to the spec without an environment.
    """
    inputs: Mapping[str, InputValue] = field(default_factory=dict[str, InputValue])
    """Values for inputs, which win over the environment's."""
    bound: Mapping[str, BoundAs | None] = field(default_factory=dict[str, "BoundAs | None"])
    """Names to bind, each with its ARN or ID, or with the kind of thing, where that is known."""
    prefix: str | None = None
    """The prefix of logical ids. Defaults to the gateway's name."""
    today: date | None = None
    """The day by which waivers end; without one they do not. No template depends on it."""


class LoadedSpec(Struct, frozen=True, kw_only=True, dict=True):
    """A spec as one target has it: composed and loaded, and not yet put beside the others."""

    file: SpecFile
    request: Request
    composed: Composed | None = None
    loaded: Loaded | None = None
    """Both are empty if the file could not be read."""

    @cached_property
    def neighbour(self) -> Neighbour | None:
        """What the spec shows of itself to others."""
        spec = self.loaded.spec if self.loaded else None
        return neighbour_of(spec, self.request.environment) if spec is not None else None


class Compilation(Struct, frozen=True, kw_only=True):
    """What became of a spec."""

    file: SpecFile
    environment: str | None
    diagnostics: tuple[Diagnostic, ...]
    neighbour: Neighbour | None = None
    """What it shows of itself to others."""
    document: Document | None = None
    unit: Unit | None = None
    """What the spec means, of whatever kind it is."""
    template: Template | None = None
    """The template; there is none if anything is wrong with the spec."""
    edge: Template | None = None
    """The template of a second stack, in `us-east-1`, for those who need one; it is deployed first."""

    @property
    def gateway(self) -> Gateway | None:
        """What the spec means, if that is a gateway."""
        return self.unit if isinstance(self.unit, Gateway) else None

    @property
    def name(self) -> str:
        """What outputs are named after: the file, and the target if there is one."""
        return file_name(self.file.stem, self.environment)


class Workspace:
    """Specs that see each other.

    Args:
        files: The specs.
        inputs: Values for the inputs of any of them.
        present: What is known of others without their files, and is there wherever a spec is deployed.
    """

    def __init__(
        self,
        files: Sequence[SpecFile],
        inputs: Mapping[str, InputValue] | None = None,
        present: Sequence[Neighbour] = (),
    ) -> None:
        self.files = tuple(files)
        self._inputs = inputs or {}
        self._present = present
        self._neighbours: dict[str, tuple[Neighbour, ...]] = {}

    def around(self, own: Neighbour, file: SpecFile) -> Neighbourhood:
        """What a spec has around it in one of its targets."""
        others = [other for each in self.files if not _is_same(each, file) for other in self.shown_by(each)]
        return neighbourhood(own, [*others, *(replace(other, location=own.location) for other in self._present)])

    def shown_by(self, file: SpecFile) -> tuple[Neighbour, ...]:
        """What a spec shows of itself in all its targets."""
        name = file.source.name
        if name not in self._neighbours:
            requests = (Request(environment=target, inputs=self._inputs) for target in environments(file))
            shown = (load_spec(file, request).neighbour for request in requests)
            self._neighbours[name] = tuple(neighbour for neighbour in shown if neighbour is not None)
        return self._neighbours[name]


def _is_same(file: SpecFile, other: SpecFile) -> bool:
    return file is other or file.source.name == other.source.name


def load_spec(file: SpecFile, request: Request) -> LoadedSpec:
    """Compose and load a spec."""
    if file.document is None:
        return LoadedSpec(file=file, request=request)
    composed = compose(file.document, request.environment, request.inputs)
    return LoadedSpec(file=file, request=request, composed=composed, loaded=load(composed.document))


def compile_spec(file: SpecFile, request: Request, workspace: Workspace | None = None) -> Compilation:
    """One spec, for one environment."""
    found = compile_loaded(load_spec(file, request), workspace or Workspace((file,)))
    (diagnostics,) = agreed([found.diagnostics], of=len(environments(file)))
    return replace(found, diagnostics=diagnostics)


def compile_loaded(spec: LoadedSpec, workspace: Workspace) -> Compilation:
    """What becomes of a spec that is loaded, beside the others."""
    file, request, composed, loaded = spec.file, spec.request, spec.composed, spec.loaded
    if composed is None or loaded is None or file.document is None:
        return Compilation(file=file, environment=request.environment, diagnostics=ordered(file.diagnostics))
    of_ledger = releases.agreeing.check_ledger(file, targets_of(file.document)) if file.ledger else ()
    diagnostics = [*file.diagnostics, *of_ledger, *composed.diagnostics]
    diagnostics += (said for said in loaded.diagnostics if said.place not in composed.unfilled)
    if loaded.spec is None or spec.neighbour is None:
        return Compilation(file=file, environment=request.environment, diagnostics=ordered(diagnostics))
    around = _surroundings(spec, composed, workspace.around(spec.neighbour, file))
    unit, problems = resolve(loaded.spec, loaded.document, around, loaded.broken)
    diagnostics += (said for said in problems if said.place not in composed.unfilled)
    if isinstance(unit, Gateway):
        diagnostics += check_kind(composed.document, unit.kind)
        diagnostics += check_files(unit, file.tree, loaded.document)
    diagnostics += check_unit(unit, loaded.document, whole=not has_errors(diagnostics))
    kept = releases.agreeing.kept_releases(file, request.environment) if file.ledger else None
    if isinstance(unit, Gateway) and kept is not None:
        diagnostics += releases.agreeing.check_pins(kept, unit)
        if not has_errors(diagnostics):
            unit, problems = _released(unit, kept)
            diagnostics += problems
    template: Template | None = None
    edge: Template | None = None
    if not has_errors(diagnostics):
        ids = Ids(prefix_of(unit.name) if request.prefix is None else request.prefix)
        template, edge = lower(unit, ids), lower_edge(unit, ids)
        for made in (template, edge):
            diagnostics += check_template(unit, made, composed.document) if made else ()
    return Compilation(
        file=file,
        environment=request.environment,
        diagnostics=ordered(diagnostics),
        neighbour=spec.neighbour,
        document=composed.document,
        unit=unit,
        template=None if has_errors(diagnostics) else template,
        edge=None if has_errors(diagnostics) else edge,
    )


def _released(gateway: Gateway, kept: releases.agreeing.Kept) -> tuple[Gateway, tuple[Diagnostic, ...]]:
    """The gateway with its releases, and what they and the spec lack of each other."""
    found = snapshot(lower(gateway, Ids(prefix_of(gateway.name))).resources)
    released = releases.agreeing.with_releases(gateway, kept)
    said: tuple[Diagnostic, ...] = ()
    if releases.agreeing.is_ahead(kept, found):
        released = releases.agreeing.at_head(released, kept)
        said = tuple(releases.agreeing.check_head(kept, released, found))
    return released, (*said, *releases.agreeing.check_served(kept, released))


def environments(file: SpecFile) -> tuple[str | None, ...]:
    """The targets that a spec is deployed to; the spec as it stands if it declares no environments."""
    return (targets_of(file.document) if file.document else ()) or (None,)


def compile_all(
    files: Sequence[SpecFile], request: Request | None = None, environment: str | None = None
) -> tuple[Compilation, ...]:
    """All specs of a workspace, each for all its environments, or for the one named if it has it."""
    asked = request or Request()
    workspace = Workspace(files, asked.inputs)
    return tuple(compilation for file in files for compilation in compile_file(file, asked, environment, workspace))


def compile_file(
    file: SpecFile, request: Request, environment: str | None, workspace: Workspace
) -> tuple[Compilation, ...]:
    """One spec of a workspace, for all its targets, or for those that a name means if it means any."""
    known = environments(file)
    names = meant(environment, [name for name in known if name is not None]) or known
    requests = [replace(request, environment=name) for name in names]
    found = [compile_loaded(load_spec(file, each), workspace) for each in requests]
    said = agreed([compilation.diagnostics for compilation in found], of=len(known))
    return tuple(replace(compilation, diagnostics=left) for compilation, left in zip(found, said, strict=True))


def _surroundings(spec: LoadedSpec, composed: Composed, around: Neighbourhood) -> Surroundings:
    file, request = spec.file, spec.request
    return Surroundings(
        environment=request.environment,
        bound=request.bound,
        neighbourhood=around,
        tree=file.tree,
        unused_inputs=composed.unused_inputs,
        today=request.today,
        domains_by_region=domains_by_region(file.document, request.environment, request.inputs),
    )

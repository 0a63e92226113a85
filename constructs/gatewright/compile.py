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

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.compose.composing import compose, domains_by_region
from gatewright.compose.neighbours import Workspace
from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics import Diagnostic, has_errors, ordered
from gatewright.document import Document
from gatewright.gateway import Gateway, Unit
from gatewright.load import load
from gatewright.load.kinds import check_kind
from gatewright.lower import lower, lower_edge
from gatewright.lower.ids import Ids, prefix_of
from gatewright.releases.agreeing import check_ledger, check_pins, check_releases, kept_releases, with_releases
from gatewright.resolve import Surroundings, resolve
from gatewright.resolve.files import check_files
from gatewright.rules import agreed, check_template, check_unit
from gatewright.spec.input import InputValue
from gatewright.spec.targets import file_name, meant, targets_of
from gatewright.template import Template


class Request(Struct, frozen=True, kw_only=True):
    """What is wanted of a spec."""

    environment: str | None = None
    """One of the spec's targets: an environment, or `prod/eu-west-1` of one with regions.

    The spec as it stands if nothing is said.
    """
    inputs: Mapping[str, InputValue] = field(default_factory=dict[str, InputValue])
    """Values for inputs, which win over the environment's."""
    bound: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    """Names that the caller binds, with the kind of thing behind each where it is known."""
    prefix: str | None = None
    """What logical ids start with; the gateway's name if nothing is said."""
    today: date | None = None
    """The day by which waivers end; without one they do not. No template depends on it."""


class Compilation(Struct, frozen=True, kw_only=True):
    """What became of a spec."""

    file: SpecFile
    environment: str | None
    diagnostics: tuple[Diagnostic, ...]
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


def compile_spec(file: SpecFile, request: Request, workspace: Workspace | None = None) -> Compilation:
    """One spec, for one environment."""
    found = _compile(file, request, workspace or Workspace((file,)))
    (diagnostics,) = agreed([found.diagnostics], of=len(environments(file)))
    return replace(found, diagnostics=diagnostics)


def _compile(file: SpecFile, request: Request, workspace: Workspace) -> Compilation:
    if file.document is None:
        return Compilation(file=file, environment=request.environment, diagnostics=ordered(file.diagnostics))
    composed = compose(file.document, request.environment, request.inputs)
    diagnostics = [*file.diagnostics, *check_ledger(file, targets_of(file.document)), *composed.diagnostics]
    loaded = load(composed.document)
    diagnostics += (said for said in loaded.diagnostics if said.place not in composed.unfilled)
    if loaded.spec is None:
        return Compilation(file=file, environment=request.environment, diagnostics=ordered(diagnostics))
    around = _around(file, loaded.spec.name, request, workspace, composed.unused_inputs)
    unit, problems = resolve(loaded.spec, loaded.document, around, loaded.broken)
    diagnostics += (said for said in problems if said.place not in composed.unfilled)
    if isinstance(unit, Gateway):
        diagnostics += check_kind(composed.document, unit.kind)
        diagnostics += check_files(unit, file.tree, loaded.document)
    diagnostics += check_unit(unit, loaded.document, whole=not has_errors(diagnostics))
    kept = kept_releases(file, request.environment) if isinstance(unit, Gateway) else None
    if isinstance(unit, Gateway) and kept is not None:
        unit = with_releases(unit, kept)
        diagnostics += check_pins(kept, unit)
    template: Template | None = None
    edge: Template | None = None
    if not has_errors(diagnostics):
        plain = Ids(prefix_of(unit.name))
        ids = plain if request.prefix is None else Ids(request.prefix)
        template, edge = lower(unit, ids), lower_edge(unit, ids)
        for made in (template, edge):
            diagnostics += check_template(unit, made, composed.document) if made else ()
        if isinstance(unit, Gateway) and kept is not None:
            diagnostics += check_releases(kept, unit, template if ids == plain else lower(unit, plain))
    return Compilation(
        file=file,
        environment=request.environment,
        diagnostics=ordered(diagnostics),
        document=composed.document,
        unit=unit,
        template=None if has_errors(diagnostics) else template,
        edge=None if has_errors(diagnostics) else edge,
    )


def environments(file: SpecFile) -> tuple[str | None, ...]:
    """The targets that a spec is deployed to; the spec as it stands if it declares no environments."""
    return (targets_of(file.document) if file.document else ()) or (None,)


def compile_all(
    files: Sequence[SpecFile], request: Request | None = None, environment: str | None = None
) -> tuple[Compilation, ...]:
    """All specs of a workspace, each for all its environments, or for the one named if it has it."""
    workspace = Workspace(tuple(files))
    asked = request or Request()
    return tuple(compilation for file in files for compilation in compile_file(file, asked, environment, workspace))


def compile_file(
    file: SpecFile, request: Request, environment: str | None, workspace: Workspace
) -> tuple[Compilation, ...]:
    """One spec of a workspace, for all its targets, or for those that a name means if it means any."""
    known = environments(file)
    names = meant(environment, [name for name in known if name is not None]) or known
    found = [_compile(file, replace(request, environment=name), workspace) for name in names]
    said = agreed([compilation.diagnostics for compilation in found], of=len(known))
    return tuple(replace(compilation, diagnostics=left) for compilation, left in zip(found, said, strict=True))


def _around(
    file: SpecFile, gateway: str, request: Request, workspace: Workspace, unused_inputs: frozenset[str]
) -> Surroundings:
    return Surroundings(
        environment=request.environment,
        bound=request.bound,
        neighbours=workspace.neighbours,
        exported_stages=workspace.exported_stages(gateway),
        raised_limits=workspace.raised_limits,
        is_mapped=gateway in workspace.mapped,
        tree=file.tree,
        unused_inputs=unused_inputs,
        today=request.today,
        domains_by_region=domains_by_region(file.document, request.environment, request.inputs),
    )

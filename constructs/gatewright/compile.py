"""The compiler: its stages, in order.

    read      bytes to a Document, in which every key and value has its place           gatewright.reading
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
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.compose import codes
from gatewright.compose.inputs import filled, input_values, mentioned
from gatewright.compose.patch import patched
from gatewright.diagnostics import Diagnostic, has_errors, ordered
from gatewright.document import Document, MappingNode
from gatewright.files import check_files
from gatewright.gateway import Gateway
from gatewright.kinds import check_kind
from gatewright.load import load
from gatewright.lower import lower
from gatewright.lower.ids import Ids, prefix_of
from gatewright.nearest import suggestion
from gatewright.release.agreeing import check_ledger, check_pins, check_releases, kept_releases, with_releases
from gatewright.resolve import Surroundings, resolve
from gatewright.rules import agreed, check_gateway, check_template
from gatewright.shape.of import shape_of
from gatewright.shape.shape import FAULT, Findings, Spot
from gatewright.source import Place
from gatewright.spec.environment import EnvironmentSpec
from gatewright.spec.input import InputSpec, InputValue
from gatewright.spec.values.name import Name
from gatewright.specfile import SpecFile
from gatewright.template import Template
from gatewright.workspace import Workspace


class Request(Struct, frozen=True, kw_only=True):
    """What is wanted of a spec."""

    environment: str | None = None
    """One of the spec's environments; the spec as it stands if nothing is said."""
    inputs: Mapping[str, InputValue] = field(default_factory=dict[str, InputValue])
    """Values for inputs, which win over the environment's."""
    bound: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    """Names that the caller binds, with the kind of thing behind each where it is known."""
    prefix: str | None = None
    """What logical ids start with; the gateway's name if nothing is said."""


class Compilation(Struct, frozen=True, kw_only=True):
    """What became of a spec."""

    file: SpecFile
    environment: str | None
    diagnostics: tuple[Diagnostic, ...]
    document: Document | None = None
    gateway: Gateway | None = None
    template: Template | None = None
    """The template; there is none if anything is wrong with the spec."""

    @property
    def name(self) -> str:
        """What outputs are named after: the file, and the environment if there is one."""
        return f"{self.file.stem}.{self.environment}" if self.environment else self.file.stem


def compile_spec(file: SpecFile, request: Request, workspace: Workspace | None = None) -> Compilation:
    """One spec, for one environment."""
    found = _compile(file, request, workspace or Workspace((file,)))
    (diagnostics,) = agreed([found.diagnostics], of=len(environments(file)))
    return replace(found, diagnostics=diagnostics)


def _compile(file: SpecFile, request: Request, workspace: Workspace) -> Compilation:
    if file.document is None:
        return Compilation(file=file, environment=request.environment, diagnostics=ordered(file.diagnostics))
    composed = _compose(file.document, request)
    diagnostics = [*file.diagnostics, *check_ledger(file, environments_of(file.document)), *composed.diagnostics]
    loaded = load(composed.document)
    diagnostics += (said for said in loaded.diagnostics if said.place not in composed.unfilled)
    if loaded.spec is None:
        return Compilation(file=file, environment=request.environment, diagnostics=ordered(diagnostics))
    diagnostics += check_kind(composed.document, loaded.spec.kind)
    around = _around(file, loaded.spec.name, request, workspace, composed.unused_inputs)
    gateway, problems = resolve(loaded.spec, loaded.document, around, loaded.broken)
    diagnostics += (said for said in problems if said.place not in composed.unfilled)
    diagnostics += check_files(gateway, file.tree, loaded.document)
    diagnostics += check_gateway(gateway, loaded.document, whole=not has_errors(diagnostics))
    kept = kept_releases(file, request.environment)
    if kept is not None:
        gateway = with_releases(gateway, kept)
        diagnostics += check_pins(kept, gateway)
    template: Template | None = None
    if not has_errors(diagnostics):
        plain = Ids(prefix_of(gateway.name))
        ids = plain if request.prefix is None else Ids(request.prefix)
        template = lower(gateway, ids)
        diagnostics += check_template(gateway, template, composed.document)
        if kept is not None:
            diagnostics += check_releases(kept, gateway, template if ids == plain else lower(gateway, plain))
    return Compilation(
        file=file,
        environment=request.environment,
        diagnostics=ordered(diagnostics),
        document=composed.document,
        gateway=gateway,
        template=None if has_errors(diagnostics) else template,
    )


def environments(file: SpecFile) -> tuple[str | None, ...]:
    """The environments that a spec is deployed to; the spec as it stands if it declares none."""
    return (environments_of(file.document) if file.document else ()) or (None,)


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
    """One spec of a workspace, for all its environments, or for the one named if it has it."""
    known = environments(file)
    names = (environment,) if environment in known else known
    found = [_compile(file, replace(request, environment=name), workspace) for name in names]
    said = agreed([compilation.diagnostics for compilation in found], of=len(known))
    return tuple(replace(compilation, diagnostics=left) for compilation, left in zip(found, said, strict=True))


class _Composed(Struct, frozen=True):
    document: Document
    diagnostics: tuple[Diagnostic, ...]
    unfilled: frozenset[Place]
    """Values that hold an input without a value: whatever else is wrong with them follows from that."""
    unused_inputs: frozenset[str]


def _compose(written: Document, request: Request) -> _Composed:
    document = written
    diagnostics: list[Diagnostic] = []
    declared = _section(document, "environments", EnvironmentSpec)
    environment = None
    if request.environment is not None:
        environment = (request.environment, declared.get(request.environment, EnvironmentSpec()))
        patch = document.find(("environments", request.environment, "patch"))
        if patch is not None:
            root = patched(document.root, patch)
            document = Document(root) if isinstance(root, MappingNode) else document
        if request.environment not in environments_of(document):
            place = document.key_place(("environments",))
            message = f"there is no environment {request.environment!r}"
            diagnostics.append(
                codes.UNKNOWN_ENVIRONMENT.at(place, message, help=suggestion(request.environment, declared))
            )
    inputs = _section(document, "inputs", InputSpec)
    values, problems = input_values(document, inputs, environment, request.inputs)
    document, more, unfilled = filled(document, values, inputs)
    return _Composed(document, (*diagnostics, *problems, *more), unfilled, frozenset(inputs) - mentioned(written))


def environments_of(document: Document) -> tuple[str, ...]:
    """The names under `environments`, sorted."""
    node = document.root.get("environments")
    return tuple(sorted(node.entries)) if isinstance(node, MappingNode) else ()


def _section(document: Document, key: str, model: Any) -> dict[str, Any]:
    """One of the spec's maps, ahead of the rest. What is wrong with it is told when everything is loaded."""
    node = document.root.get(key)
    if node is None:
        return {}
    read = shape_of(Mapping[Name, model]).read(node, Spot((key,), document.key_place((key,))), Findings())
    return {} if read is FAULT else read


def _around(
    file: SpecFile, gateway: str, request: Request, workspace: Workspace, unused_inputs: frozenset[str]
) -> Surroundings:
    return Surroundings(
        environment=request.environment,
        bound=request.bound,
        neighbours=workspace.neighbours,
        exported_stages=workspace.exported_stages(gateway),
        tree=file.tree,
        unused_inputs=unused_inputs,
    )

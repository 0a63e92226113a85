"""The use case behind every door: specs are read, compiled for all their targets, put into stacks, checked together.

The command line, this repository's app, the CDK construct and editors all call it, so that what one of them finds the
others find too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, date, datetime

from msgspec import Struct
from msgspec.structs import replace

from gatewright.compile import Compilation, Request, Workspace, compile_file
from gatewright.compose.composing import layers_of
from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics import Diagnostic, ordered
from gatewright.diagnostics.nearest import suggestion
from gatewright.diagnostics.usage import UsageError, about
from gatewright.document import MappingNode, Path
from gatewright.spec.targets import askable, meant, targets_of
from gatewright.workspace.beside import specs_beside
from gatewright.workspace.stacks import Stack, stacks_of
from gatewright.workspace.together import NamedSpec, check_together


class Checked(Struct, frozen=True, kw_only=True):
    """What became of specs that were given together."""

    files: tuple[SpecFile, ...]
    """The specs that were given."""
    compilations: tuple[Compilation, ...]
    """What became of each of them, for each target that was asked for."""
    stacks: tuple[Stack, ...]
    """The stacks that they make, whole: with the parts that specs beside them bring."""
    diagnostics: tuple[Diagnostic, ...]


def today() -> date:
    """The day by which waivers end."""
    return datetime.now(tz=UTC).date()


def check_specs(
    files: Sequence[SpecFile],
    request: Request | None = None,
    beside: Sequence[SpecFile] | None = None,
    step: Callable[[str], object] = str,
) -> Checked:
    """Compile and check specs together, for all their targets or for those that `request.environment` names.

    Args:
        files: The specs.
        request: What is wanted of them. Inputs go to the specs that declare them. Defaults to all of everything, today.
        beside: Other specs that they may have to do with. Defaults to those in the same folders.
        step: Is called with the name of each spec before it is compiled.

    Raises:
        UsageError: No spec has the environment or the input that is asked for.
    """
    asked = request or Request()
    asked = replace(asked, today=asked.today or today())
    _check_environment(files, asked.environment)
    _check_inputs(files, asked.inputs)
    others = specs_beside(files) if beside is None else tuple(beside)
    workspace = Workspace((*files, *others), asked.inputs)
    compilations = [
        made for file in files if _has(file, asked.environment) for made in _compile(file, asked, workspace, step)
    ]
    partners = [made for file in others for made in _partners(file, asked, workspace, compilations, step)]
    stacks = stacks_of((*compilations, *partners))
    diagnostics = [said for made in (*compilations, *partners) for said in made.diagnostics]
    named = [NamedSpec(file, shown) for file in others for shown in workspace.shown_by(file)]
    diagnostics += check_together((*compilations, *partners), stacks, named)
    return Checked(
        files=tuple(files), compilations=tuple(compilations), stacks=stacks, diagnostics=ordered(diagnostics)
    )


def _compile(
    file: SpecFile, asked: Request, workspace: Workspace, step: Callable[[str], object]
) -> tuple[Compilation, ...]:
    step(file.source.name)
    known = frozenset(_inputs(file))
    request = replace(asked, inputs={name: value for name, value in asked.inputs.items() if name in known})
    with about(file.source.name):
        return compile_file(file, request, asked.environment, workspace)


def _partners(
    file: SpecFile,
    asked: Request,
    workspace: Workspace,
    compilations: Sequence[Compilation],
    step: Callable[[str], object],
) -> Iterator[Compilation]:
    """What a spec beside the others brings to their stacks."""
    shared = {_stack(made) for made in compilations} - {None}
    if not any((shown.stack, shown.location.target) in shared for shown in workspace.shown_by(file)):
        return
    yield from (made for made in _compile(file, asked, workspace, step) if _stack(made) in shared)


def _stack(made: Compilation) -> tuple[str, str | None] | None:
    """The stack that a spec shares with others, in one of its targets."""
    stack = made.neighbour.stack if made.neighbour else None
    return None if stack is None else (stack, made.environment)


def _check_environment(files: Sequence[SpecFile], name: str | None) -> None:
    if name is None or any(file.document is None or meant(name, targets_of(file.document)) for file in files):
        return
    known = {known for file in files if file.document is not None for known in askable(targets_of(file.document))}
    raise UsageError(f"no spec declares the environment {name!r}", suggestion(name, known))


def _has(file: SpecFile, environment: str | None) -> bool:
    known = targets_of(file.document) if file.document is not None else ()
    return not known or bool(meant(environment, known))


def _check_inputs(files: Sequence[SpecFile], given: Collection[str]) -> None:
    if any(file.document is None for file in files):
        return
    known = {name for file in files for name in _inputs(file)}
    for name in given:
        if name not in known:
            raise UsageError(f"no spec declares the input {name!r}", suggestion(name, known))


def _inputs(file: SpecFile) -> Iterator[str]:
    """The inputs that a spec declares, in some environment at least."""
    if file.document is None:
        return
    layers = {layer for target in targets_of(file.document) for layer in layers_of(target)}
    patches: list[Path] = [(*layer, "patch") for layer in sorted(layers)]
    for path in ((), *patches):
        section = file.document.find((*path, "inputs"))
        if isinstance(section, MappingNode):
            yield from section.entries

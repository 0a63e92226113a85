"""From what was asked for on the command line to what became of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from gatewright.cli.options import EnvironmentOptions, SpecOptions, ValueOptions
from gatewright.cli.progress import Progress
from gatewright.compile import Compilation, Request, compile_file, compile_spec
from gatewright.compose.composing import layers_of
from gatewright.compose.neighbours import Workspace
from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics import Diagnostic, ordered
from gatewright.diagnostics.nearest import suggestion
from gatewright.diagnostics.usage import UsageError, about
from gatewright.document import MappingNode, Path
from gatewright.spec.targets import askable, meant, targets_of
from gatewright.workspace.finding import read_specs
from gatewright.workspace.stacks import Stack, stacks_of
from gatewright.workspace.together import check_together

_KINDS = {"lambda": "function", "iam": "role"}
"""What kind of thing an ARN of a service stands for."""


class Compiled(Struct, frozen=True):
    """Specs that were given together, and all that is to say about them."""

    files: tuple[SpecFile, ...]
    compilations: tuple[Compilation, ...]
    stacks: tuple[Stack, ...]
    diagnostics: tuple[Diagnostic, ...]


def compile_paths(options: SpecOptions) -> Compiled:
    """Read and compile all specs, for all the environments that were asked for."""
    files = read_specs(options.paths, options.stdin_name)
    compilations = compile_files(files, options)
    stacks = stacks_of(compilations)
    said = [diagnostic for made in compilations for diagnostic in made.diagnostics]
    said += check_together(compilations, stacks)
    return Compiled(files, compilations, stacks, ordered(said))


def compile_files(files: Sequence[SpecFile], options: EnvironmentOptions) -> tuple[Compilation, ...]:
    """Compile specs as one workspace. Those that lack the environment asked for are left out."""
    _check_environment(files, options.environment)
    _check_inputs(files, options.input)
    workspace = Workspace(tuple(files))
    wanted = [file for file in files if _has(file, options.environment)]
    made: list[Compilation] = []
    with Progress(len(wanted)) as progress:
        for file in wanted:
            progress.step(file.source.name)
            with about(file.source.name):
                made += compile_file(file, _request(file, options), options.environment, workspace)
    return tuple(made)


def compile_one(
    file: SpecFile, environment: str | None, options: ValueOptions, others: Sequence[SpecFile] = ()
) -> Compilation:
    """Compile one spec for one environment, beside others that it refers to."""
    _check_inputs((file,), options.input)
    with about(file.source.name):
        request = replace(_request(file, options), environment=environment)
        return compile_spec(file, request, Workspace((file, *others)))


def _request(file: SpecFile, options: ValueOptions) -> Request:
    known = frozenset(_inputs(file))
    return Request(
        inputs={name: value for name, value in options.input if name in known},
        bound={name: _kind(arn) for name, arn in options.bind},
        today=datetime.now(tz=UTC).date(),
    )


def _kind(arn: str | None) -> str | None:
    return _KINDS.get(arn.split(":")[2]) if arn else None


def _check_environment(files: Sequence[SpecFile], name: str | None) -> None:
    if name is None or any(file.document is None or meant(name, targets_of(file.document)) for file in files):
        return
    known = {known for file in files if file.document is not None for known in askable(targets_of(file.document))}
    raise UsageError(f"no spec has the environment {name!r}", suggestion(name, known))


def _has(file: SpecFile, environment: str | None) -> bool:
    known = targets_of(file.document) if file.document is not None else ()
    return not known or bool(meant(environment, known))


def _check_inputs(files: Sequence[SpecFile], given: Collection[tuple[str, str]]) -> None:
    if any(file.document is None for file in files):
        return
    known = {name for file in files for name in _inputs(file)}
    for name, _ in given:
        if name not in known:
            raise UsageError(f"no spec has the input {name!r}", suggestion(name, known))


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

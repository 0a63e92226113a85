"""From the options of a command to specs that are compiled and checked."""

from __future__ import annotations

from collections.abc import Sequence

from gatewright.cli.options import EnvironmentOptions, SpecOptions, ValueOptions
from gatewright.cli.progress import Progress
from gatewright.compile import Compilation, Request
from gatewright.compose.specfile import SpecFile
from gatewright.workspace.beside import specs_beside
from gatewright.workspace.checking import Checked, check_specs
from gatewright.workspace.finding import read_specs


def check_paths(options: SpecOptions) -> Checked:
    """Read, compile and check all specs, for all the environments that were asked for."""
    files = read_specs(options.paths, options.stdin_name)
    return _check(files, _request(options, options.environment))


def check_files(files: Sequence[SpecFile], options: EnvironmentOptions, others: Sequence[SpecFile] = ()) -> Checked:
    """Specs that are read already, beside others that they refer to."""
    return _check(files, _request(options, options.environment), (*others, *specs_beside((*files, *others))))


def compile_one(
    file: SpecFile, environment: str | None, options: ValueOptions, others: Sequence[SpecFile] = ()
) -> Compilation:
    """One spec for one environment, beside others that it refers to."""
    beside = (*others, *specs_beside((file, *others)))
    return _check((file,), _request(options, environment), beside).compilations[0]


def _check(files: Sequence[SpecFile], request: Request, beside: Sequence[SpecFile] | None = None) -> Checked:
    with Progress(len(files)) as progress:
        return check_specs(files, request, beside, progress.step)


def _request(options: ValueOptions, environment: str | None) -> Request:
    return Request(
        environment=environment,
        inputs=dict(options.input),
        bound=dict(options.bind),
    )

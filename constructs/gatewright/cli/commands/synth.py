"""`gatewright synth`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from gatewright.cli.checking import check_paths
from gatewright.cli.command import Command, Parser
from gatewright.cli.deploy_commands import deploy_commands
from gatewright.cli.options import SpecOptions, declare_color, declare_specs, one_of
from gatewright.cli.progress import Progress
from gatewright.cli.synth_output import LastRun, summary
from gatewright.cli.terminal import columns, has_color, note
from gatewright.compile import Compilation
from gatewright.diagnostics import Diagnostic, Severity, has_errors, ordered
from gatewright.diagnostics.reports import Report, render, visible
from gatewright.diagnostics.usage import UsageError, about
from gatewright.formats.writing import differs, write
from gatewright.ledger.snapshot import Snapshot
from gatewright.template.removal import Removal, removals
from gatewright.workspace.outputs import FORMATS, Made, Packer, make, read_template
from gatewright.workspace.sourcemap import read_snapshots
from gatewright.workspace.stacks import Stack, all_stacks

FOLDER = "gatewright.out"


class Options(SpecOptions):
    """What can be asked for."""

    output: str
    stdout: bool
    check: bool
    format: str
    quiet: bool
    color: str


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_specs(parser)
    parser.add_argument(
        "--output", metavar="FOLDER", default=FOLDER, help=f"the folder to write to. Defaults to {FOLDER}"
    )
    parser.add_argument("--stdout", action="store_true", help="print the one template instead of writing anything")
    parser.add_argument("--check", action="store_true", help="write nothing, and fail if the files are not up to date")
    parser.add_argument(
        "--format", metavar="FORMAT", type=one_of(FORMATS), default="json", help="json or yaml. Defaults to json"
    )
    parser.add_argument("--quiet", action="store_true", help="print diagnostics only")
    declare_color(parser)


def run(options: Options) -> int:
    """Compile specs, and write what becomes of them unless something is wrong."""
    checked = check_paths(options)
    diagnostics: Sequence[Diagnostic] = checked.diagnostics
    made: list[Made] = []
    if not has_errors(diagnostics):
        stacks = all_stacks(checked.stacks)
        made, problems = _make_all(stacks, options)
        diagnostics = ordered([*diagnostics, *problems])
    _report(diagnostics, [file.source.name for file in checked.files], options)
    if has_errors(diagnostics):
        return 1
    if not options.quiet:
        _report_empty(checked.compilations)
    if options.stdout:
        return _print(made)
    if options.check:
        return _compare(made, Path(options.output))
    _write(made, options)
    return 0


def _make_all(stacks: Sequence[Stack], options: Options) -> tuple[list[Made], list[Diagnostic]]:
    made: list[Made] = []
    diagnostics: list[Diagnostic] = []
    packer = Packer()
    with Progress(len(stacks)) as progress:
        for stack in stacks:
            progress.step(stack.title)
            with about(stack.title):
                outputs, problems = make(stack, dict(options.bind), options.format, packer)
            made += [outputs] if outputs else []
            diagnostics += problems
    return made, diagnostics


def _report(diagnostics: Sequence[Diagnostic], checked: Sequence[str], options: Options) -> None:
    shown = tuple(said for said in diagnostics if said.severity is Severity.ERROR or not options.quiet)
    if shown:
        color = has_color(options.color, sys.stderr)
        sys.stderr.write(render("text", Report(shown, tuple(checked), color=color, width=columns())))


def _report_empty(compilations: Sequence[Compilation]) -> None:
    for made in compilations:
        if made.template is not None and not made.template.resources:
            note(f"{made.name} has nothing to deploy, so it has no stack")


def _print(made: Sequence[Made]) -> int:
    whole = [each for each in made if not each.stack.is_edge]
    if not whole:
        raise UsageError("there is no stack to print", "pass a spec that creates a resource")
    if len(whole) != 1:
        names = ", ".join(each.stack.title for each in made)
        raise UsageError(f"there are several stacks: {names}", "select one by its file and --environment")
    sys.stdout.write(whole[0].template)
    for each in made:
        if each.stack.is_edge:
            note(f"there is also {each.template_name}, for a stack in us-east-1; write both with `--output FOLDER`")
    return 0


def _compare(made: Sequence[Made], folder: Path) -> int:
    stale = [name for each in made for name, data in each.files() if _is_stale(folder, name, data)]
    for name in stale:
        note(f"{folder / name} is not up to date with the specs")
    return 1 if stale else 0


def _is_stale(folder: Path, name: str, data: bytes) -> bool:
    """Whether a file is not as it should be. A package is named after its content, so its name says it all."""
    return not (folder / name).exists() if name.startswith("assets/") else differs(folder / name, data)


def _write(made: Sequence[Made], options: Options) -> None:
    folder = Path(options.output)
    for each in made:
        last = LastRun(_snapshots(folder / each.map_name), _removed(each, folder))
        written = [name for name, data in each.files() if _is_stale(folder, name, data) and write(folder / name, data)]
        if not options.quiet:
            color = has_color(options.color, sys.stdout)
            print(summary(each, folder, last, written=written, color=color))
    if not options.quiet:
        for line in deploy_commands(made, folder):
            print(visible(line))


def _snapshots(path: Path) -> Mapping[str, Snapshot]:
    return read_snapshots(path.read_text("utf-8", "replace")) if path.exists() else {}


def _removed(made: Made, folder: Path) -> tuple[Removal, ...]:
    """What clients lose, compared with the template that is in the folder."""
    path = folder / made.template_name
    text = path.read_text("utf-8", "replace") if path.exists() else made.template
    return () if text == made.template else removals(read_template(text, made.format), made.body)


COMMAND = Command(
    usage="[PATH ...] [OPTION ...]",
    description=(
        "Compile specs to CloudFormation templates, one for each stack and environment, each with a source map that "
        "links every resource to the line of the spec that it comes from, and back. Code of functions and other files "
        "are written to assets/. Prints the shell commands that upload these files and deploy the stacks, in order. "
        "Compares with the last templates in the folder: reports whether the API will have a new deployment, and why, "
        "and which API keys, domains, mappings, stages, usage plans and APIs are removed."
    ),
    examples=(
        ("gatewright synth", "compile all specs in the folder specs to gatewright.out"),
        ("gatewright synth orders.yaml --environment prod --stdout --format yaml", "print the template of one spec"),
        (
            "gatewright synth orders.yaml --bind partner-auth=arn:aws:lambda:…:function:auth",
            "set the ARN of a bound name",
        ),
        ("gatewright synth --output templates --check", "fail if the templates in git are not up to date"),
    ),
    exits=(
        (0, "all files are written, or with --check are up to date"),
        (1, "errors in a spec, and nothing is written; with --check, a file is not up to date"),
        (2, "wrong usage, or an internal failure"),
    ),
    options=Options,
    declare=declare,
    run=run,
)

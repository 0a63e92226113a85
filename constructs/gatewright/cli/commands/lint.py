"""`gatewright lint`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gatewright.cli.checking import check_files
from gatewright.cli.command import FINDINGS, Command, Parser
from gatewright.cli.options import EnvironmentOptions, declare_environment
from gatewright.cli.progress import Progress
from gatewright.cli.report_options import ReportOptions, declare_report, report
from gatewright.cli.terminal import note
from gatewright.diagnostics import Diagnostic, has_errors, ordered
from gatewright.diagnostics.usage import UsageError, about
from gatewright.document.source import Source
from gatewright.template.linters import Lint, load
from gatewright.template.linters.placing import LintedTemplate
from gatewright.workspace.finding import default_path, read_specs, spec_bytes
from gatewright.workspace.outputs import Packer, make
from gatewright.workspace.stacks import all_stacks

ENDINGS = (".template.json", ".template.yaml", ".template.yml")


class Options(ReportOptions, EnvironmentOptions):
    """What can be asked for."""

    paths: list[str]
    region: list[str]
    specs: str | None


class _Text(NamedTuple):
    """A template to lint: a file, or what a spec becomes."""

    name: str
    text: str


def declare(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a template, a spec, or a folder with files that end in .template.json or .yaml, or else with specs",
    )
    parser.add_argument(
        "--region",
        metavar="REGION",
        action="append",
        default=[],
        help="a Region that the templates are deployed to. Can be repeated",
    )
    parser.add_argument(
        "--specs",
        metavar="FOLDER",
        help="the folder of the specs. Defaults to the folder specs, or to this folder if there is none",
    )
    declare_environment(parser)
    declare_report(parser)


def run(options: Options) -> int:
    """Lint templates, and report findings at the lines of the specs."""
    templates, specs = _sorted_out(options.paths)
    made, found = _compiled(specs, options) if specs else ([], [])
    texts = [*(_Text(str(path), path.read_text("utf-8", "replace")) for path in templates), *made]
    folder = Path(options.specs or default_path())
    if texts:
        found += _lint_all(texts, folder, _load(options.region))
    return report(ordered(found), [*(str(path) for path in templates), *specs], options)


def _lint_all(texts: Sequence[_Text], specs: Path, lint: Lint) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    with Progress(len(texts)) as progress:
        for text in texts:
            progress.step(text.name)
            with about(text.name):
                found += _lint(lint, text, specs)
    return found


def _sorted_out(given: Sequence[str]) -> tuple[list[Path], list[str]]:
    """Of the paths given, the templates and the specs."""
    templates: dict[Path, None] = {}
    specs: dict[str, None] = {}
    for path in given:
        found = _templates(path)
        if found is None:
            specs[path] = None
        else:
            templates |= dict.fromkeys(found)
    return list(templates), list(specs)


def _compiled(paths: Sequence[str], options: Options) -> tuple[list[_Text], list[Diagnostic]]:
    """What specs become, and what is wrong with them."""
    checked = check_files(read_specs(paths, options.stdin_name), options)
    if has_errors(checked.diagnostics):
        return [], list(checked.diagnostics)
    texts: list[_Text] = []
    found = list(checked.diagnostics)
    packer = Packer()
    for stack in all_stacks(checked.stacks):
        made, problems = make(stack, dict(options.bind), "json", packer)
        found += problems
        if made is not None:
            texts.append(_Text(made.template_name, made.template))
    return texts, found


def _load(regions: Sequence[str]) -> Lint:
    try:
        return load(regions)
    except ModuleNotFoundError as error:
        help = "install both linters: `pip install 'gatewright[lint]'`"
        raise UsageError(f"{error.name} is not installed", help) from error


def _lint(lint: Lint, text: _Text, specs: Path) -> list[Diagnostic]:
    template = LintedTemplate(text.name, text.text)
    findings = tuple(lint(template.source.text))
    if findings:
        counts = Counter(finding.severity for finding in findings)
        listed = ", ".join(
            f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in sorted(counts.items())
        )
        note(f"{text.name}: {listed}")
    return [template.diagnostic(finding, lambda key: _spec(specs, key)) for finding in findings]


def _templates(given: str) -> list[Path] | None:
    """The templates that a path stands for; None if it is a spec, or a folder of specs."""
    path = Path(given)
    if not path.exists():
        raise UsageError(f"there is no file or folder {given}", "`gatewright synth` and `cdk synth` write templates")
    if not path.is_dir():
        is_template = given.endswith(ENDINGS) or spec_bytes(path) is None
        return [path] if is_template else None
    found = sorted(file for file in path.rglob("*") if file.name.endswith(ENDINGS) and file.is_file())
    return found or None


@cache
def _spec(folder: Path, key: str) -> Source | None:
    """The spec that templates call by this name, unless there are several that it could be."""
    near = folder / key
    found = [near] if near.is_file() else [path for path in folder.rglob(Path(key).name) if path.is_file()]
    return Source(str(found[0]), found[0].read_text("utf-8", "replace"), key) if len(found) == 1 else None


COMMAND = Command(
    usage="PATH ... [OPTION ...]",
    description=(
        "Lint CloudFormation templates with cfn-lint and with the engine that AWS uses to validate CDK apps, which "
        "`pip install 'gatewright[lint]'` installs. Findings in Gatewright's resources are reported at the line of "
        "the spec that the resource comes from. A spec is compiled first, and its templates are linted. Advice that is "
        "not about what is deployed is left out."
    ),
    examples=(
        ("gatewright lint cdk.out", "lint the output of `cdk synth`"),
        ("gatewright lint specs/orders.yaml", "compile a spec, and lint what it becomes"),
        ("gatewright lint gatewright.out --region eu-west-1 --max-warnings 0", "fail on warnings too"),
        ("gatewright lint orders.prod.template.json --format github", "annotate a pull request"),
    ),
    exits=FINDINGS,
    options=Options,
    declare=declare,
    run=run,
)

"""`gatewright lint`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from gatewright.cli.command import FINDINGS, Command, Parser
from gatewright.cli.progress import Progress
from gatewright.cli.report_options import ReportOptions, declare_report, report
from gatewright.cli.terminal import note
from gatewright.diagnostics import Diagnostic, ordered
from gatewright.diagnostics.usage import UsageError, about
from gatewright.document.source import Source
from gatewright.template.linters import Lint, load
from gatewright.template.linters.placing import LintedTemplate
from gatewright.workspace.finding import default_path

ENDINGS = (".template.json", ".template.yaml", ".template.yml")


class Options(ReportOptions):
    """What can be asked for."""

    paths: list[str]
    region: list[str]
    specs: str | None


def declare(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a template, or a folder with files that end in .template.json or .yaml",
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
    declare_report(parser)


def run(options: Options) -> int:
    """Lint templates, and report findings at the lines of the specs."""
    paths = tuple(dict.fromkeys(path for given in options.paths for path in _templates(given)))
    folder = Path(options.specs or default_path())
    lint = _load(options.region)
    found: list[Diagnostic] = []
    with Progress(len(paths)) as progress:
        for path in paths:
            progress.step(str(path))
            with about(str(path)):
                found += _lint(lint, path, folder)
    return report(ordered(found), [str(path) for path in paths], options)


def _load(regions: Sequence[str]) -> Lint:
    try:
        return load(regions)
    except ModuleNotFoundError as error:
        help = "install both linters: `pip install 'gatewright[lint]'`"
        raise UsageError(f"{error.name} is not installed", help) from error


def _lint(lint: Lint, path: Path, specs: Path) -> list[Diagnostic]:
    template = LintedTemplate(str(path), path.read_text("utf-8", "replace"))
    findings = tuple(lint(template.source.text))
    if findings:
        counts = Counter(finding.severity for finding in findings)
        listed = ", ".join(
            f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in sorted(counts.items())
        )
        note(f"{path}: {listed}")
    return [template.diagnostic(finding, lambda key: _spec(specs, key)) for finding in findings]


def _templates(given: str) -> Iterator[Path]:
    path = Path(given)
    if not path.exists():
        raise UsageError(f"there is no file or folder {given}", "`gatewright synth` and `cdk synth` write templates")
    if not path.is_dir():
        yield path
        return
    found = sorted(file for file in path.rglob("*") if file.name.endswith(ENDINGS) and file.is_file())
    if not found:
        raise UsageError(f"there is no template in {given}", f"templates in folders end in {' or '.join(ENDINGS)}")
    yield from found


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
        "the spec that the resource comes from. Advice that does not concern what is deployed is left out."
    ),
    examples=(
        ("gatewright lint cdk.out", "lint the output of `cdk synth`"),
        ("gatewright lint gatewright.out --region eu-west-1 --max-warnings 0", "fail on warnings too"),
        ("gatewright lint orders.prod.template.json --format github", "annotate a pull request"),
    ),
    exits=FINDINGS,
    options=Options,
    declare=declare,
    run=run,
)

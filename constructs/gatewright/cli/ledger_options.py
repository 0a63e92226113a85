"""What the verbs about releases share: options, finding the releases, writing and telling what they became."""

from __future__ import annotations

from argparse import Namespace

from gatewright.cli.command import Parser
from gatewright.cli.options import declare_color, one_of
from gatewright.compile import environments
from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics import has_errors
from gatewright.diagnostics.nearest import suggestion
from gatewright.diagnostics.usage import UsageError
from gatewright.releases.opened import Opened, open_history
from gatewright.releases.storage import ledger_of
from gatewright.spec.roots import ROOTS
from gatewright.spec.targets import askable, meant
from gatewright.workspace.finding import STDIN, default_path, read_path

FORMATS = ("text", "json")

EXITS = (
    (0, "done, or nothing to do"),
    (1, "rejected, and nothing is written"),
    (2, "wrong usage, or an internal failure"),
)
"""The exit codes of verbs."""


class ReleaseOptions(Namespace):
    """Whose releases are meant, and how to print them."""

    spec: str | None
    environment: str | None
    format: str
    color: str


class VerbOptions(ReleaseOptions):
    """What a verb is to change."""

    stage: list[str]
    dry_run: bool

    @property
    def stages(self) -> list[str] | None:
        """The stages named; nothing if none is."""
        return self.stage or None


def declare_releases(parser: Parser) -> None:
    """The options of ReleaseOptions."""
    parser.add_argument("spec", metavar="SPEC", nargs="?", help="the spec. Defaults to the only one there is")
    parser.add_argument(
        "--environment",
        metavar="NAME",
        help="an environment, or prod/eu-west-1 for one of its Regions. Defaults to the only one with releases",
    )
    declare_format(parser)


def declare_format(parser: Parser) -> None:
    """The format of the output."""
    parser.add_argument(
        "--format", metavar="FORMAT", type=one_of(FORMATS), default="text", help="text or json. Defaults to text"
    )
    declare_color(parser)


def declare_verb(parser: Parser, stages: str) -> None:
    """The options of VerbOptions but those of ReleaseOptions. `stages` says which stages are meant if none is named."""
    parser.add_argument(
        "--stage",
        metavar="STAGE",
        action="append",
        default=[],
        help=f"a stage. Defaults to {stages}. Can be repeated",
    )
    declare_dry_run(parser)


def declare_dry_run(parser: Parser) -> None:
    """The option `--dry-run`."""
    parser.add_argument("--dry-run", action="store_true", help="print what would be done, and write nothing")


def open_releases(options: ReleaseOptions) -> Opened:
    """The releases that are meant: of one environment, or of one of its regions if it has several."""
    opened, *others = open_meant_releases(options)
    if others and not has_errors(opened.diagnostics):
        names = ", ".join(str(each.environment) for each in (opened, *others))
        message = f"the environment {options.environment!r} has several regions"
        raise UsageError(message, f"add --environment with one of: {names}")
    return opened


def open_meant_releases(options: ReleaseOptions) -> list[Opened]:
    """The releases that are meant: of one environment, in all its regions if it is named and has several.

    A ledger that is not understood does not say which.
    """
    found = open_all_releases(options)
    if options.environment is None and len(found) > 1 and not has_errors(found[0].diagnostics):
        names = ", ".join(askable([str(each.environment) for each in found]))
        raise UsageError("there are several environments", f"add --environment with one of: {names}")
    return found


def open_all_releases(options: ReleaseOptions) -> list[Opened]:
    """The releases of the environment named, in all its regions, or of all environments that have any."""
    file = only_spec(options.spec)
    return [open_history(file, environment) for environment in _environments(file, options.environment)]


def only_spec(given: str | None) -> SpecFile:
    """The gateway spec that is named, or the only one there is."""
    if given == STDIN:
        raise UsageError(
            "the ledger is a file next to the spec, and standard input has none", "pass the file of the spec"
        )
    path = given or default_path()
    files = [file for _, file in read_path(path, STDIN)]
    gateways = [file for file in files if file.kind not in ROOTS]
    if not gateways:
        only = files[0]
        raise UsageError(
            f"{only.source.name} is of kind {only.kind}, which has no releases", "pass the spec of a gateway"
        )
    file, *others = gateways
    if others:
        names = ", ".join(other.source.name for other in others)
        raise UsageError(f"there are several specs in {path}", f"choose {file.source.name}, {names}")
    if file.document is None:
        raise UsageError(f"{file.source.name} has errors", f"see `gatewright check {file.source.name}`")
    return file


def _environments(file: SpecFile, asked: str | None) -> list[str | None]:
    """The environment named, with its regions; else those that have releases; else all there are."""
    known = [name for name in environments(file) if name is not None]
    if asked is not None and not meant(asked, known):
        names = askable(known)
        help = suggestion(asked, names) or (
            f"the environments are {', '.join(names)}" if known else "the spec declares no environments"
        )
        raise UsageError(f"there is no environment {asked!r}", help)
    if asked is not None:
        return [*meant(asked, known)]
    if not known:
        return [None]
    released = [name for name in known if name in ledger_of(file).environments]
    return [*(released or known)]

"""`gatewright releases rebuild`."""

from __future__ import annotations

from gatewright.cli.aws_target import STOPS, ReachOptions, declare_reach, reached_by, until_stopped
from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_edits import write_edit
from gatewright.cli.ledger_options import EXITS, declare_dry_run, declare_releases, only_spec
from gatewright.diagnostics.usage import UsageError
from gatewright.releases.forecast import serving
from gatewright.releases.opened import Opened
from gatewright.releases.storage import ledger_of


class Options(ReachOptions):
    """What can be asked for."""

    dry_run: bool


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    declare_dry_run(parser)
    declare_reach(parser)


def run(options: Options) -> int:
    """Make a ledger again."""
    return until_stopped(lambda: _run(options))


def _run(options: Options) -> int:
    from gatewright.live.rebuilding import rebuilt  # noqa: PLC0415 - only when AWS is called

    file = only_spec(options.spec)
    ledger = ledger_of(file)
    if ledger.history(options.environment) is not None:
        raise UsageError("the ledger has releases of this environment", "run `gatewright releases forget` first")
    opened = Opened(file=file, environment=options.environment, history=None, diagnostics=())
    history = rebuilt(reached_by(opened, options))
    if history is None:
        raise UsageError("no deployment of the API is a release", "run `gatewright release` to create the first one")
    serves = (f"{stage} serves {serving(pin)}" for stage, pin in sorted(history.stages.items()))
    goes = (f"{len(history.releases)} deployments are releases", *serves)
    return write_edit(file, ledger.with_history(options.environment, history), goes, options)


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Make a lost ledger again from what is deployed: the descriptions of deployments carry the digests of "
        "releases. What the releases are is known if their files are still in the releases folder."
    ),
    examples=(("gatewright releases rebuild orders.yaml --environment prod --stack orders-prod", "one environment"),),
    exits=(*EXITS, STOPS),
    options=Options,
    declare=declare,
    run=run,
)

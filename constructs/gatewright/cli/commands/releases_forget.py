"""`gatewright releases forget`."""

from __future__ import annotations

from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_edits import EditOptions, declare_edit, edit, environment_in
from gatewright.cli.ledger_options import EXITS
from gatewright.diagnostics.usage import UsageError
from gatewright.ledger.ledger import Ledger
from gatewright.releases.editing import without_environment, without_stage


class Options(EditOptions):
    """What can be asked for."""

    stage: str | None


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_edit(parser)
    parser.add_argument("--stage", metavar="NAME", help="only what this stage served")


def run(options: Options) -> int:
    """Forget releases."""
    return edit(options, lambda ledger: _edited(ledger, options))


def _edited(ledger: Ledger, options: Options) -> tuple[Ledger, tuple[str, ...]]:
    name = environment_in(ledger, options.environment)
    history = ledger.environments[name]
    if options.stage is None:
        kept = ", ".join(str(release.id) for release in history.releases)
        goes = (
            f"forgets the releases {kept} of {name}: the next deployment follows the spec",
            "their deployments stay in API Gateway, and no command can roll back to them",
        )
        return without_environment(ledger, name), goes
    if options.stage not in history.stages:
        raise UsageError(f"the ledger has no stage {options.stage!r} in {name}", "`gatewright releases` lists them")
    return without_stage(ledger, name, options.stage), (f"forgets what {options.stage} of {name} served",)


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Remove the releases of an environment from the ledger, or what one stage served, and say what goes away."
    ),
    examples=(
        ("gatewright releases forget orders.yaml --environment old", "an environment that is gone"),
        ("gatewright releases forget orders.yaml --environment prod --stage beta", "a stage that is gone"),
    ),
    exits=EXITS,
    options=Options,
    declare=declare,
    run=run,
)

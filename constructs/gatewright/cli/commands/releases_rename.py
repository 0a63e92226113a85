"""`gatewright releases rename`."""

from __future__ import annotations

from msgspec.structs import replace

from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_edits import EditOptions, declare_edit, edit, environment_in
from gatewright.cli.ledger_options import EXITS
from gatewright.diagnostics.usage import UsageError
from gatewright.ledger.ledger import Ledger
from gatewright.releases.editing import with_environment_renamed, with_stage_renamed


class Options(EditOptions):
    """What can be asked for."""

    stage: str | None
    to: str | None


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_edit(parser)
    parser.add_argument("--stage", metavar="NAME", help="the stage's old name")
    parser.add_argument(
        "--to", metavar="NAME", help="the new name of the stage, or of the environment. Without it, the gateway's"
    )


def run(options: Options) -> int:
    """Use new names."""
    return edit(options, lambda ledger: _edited(ledger, options, options.gateway))


def _edited(ledger: Ledger, options: Options, gateway: str) -> tuple[Ledger, tuple[str, ...]]:
    if options.to is None:
        if options.stage is not None or options.environment is not None:
            raise UsageError("the new name is missing", "add `--to NAME`")
        goes: tuple[str, ...] = (
            f"the gateway {ledger.gateway} is {gateway} from now on",
            "CloudFormation creates another API under that name, and deletes the one that clients call",
            "the deployments of these releases go with it: forget them, or keep the old name",
        )
        return replace(ledger, gateway=gateway), goes
    name = environment_in(ledger, options.environment)
    if options.stage is None:
        if options.to in ledger.environments:
            raise UsageError(f"the ledger has the environment {options.to!r} already", "forget it first")
        goes = (f"{name} is {options.to} from now on; its stack keeps its name only if the spec says so",)
        return with_environment_renamed(ledger, name, options.to), goes
    if options.stage not in ledger.environments[name].stages:
        raise UsageError(f"the ledger has no stage {options.stage!r} in {name}", "`gatewright releases` lists them")
    goes = (
        f"the stage {options.stage} of {name} is {options.to} from now on",
        f"CloudFormation creates {options.to} and deletes {options.stage}: its URL changes",
    )
    return with_stage_renamed(ledger, name, options.stage, options.to), goes


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description="Use the new name of a stage, an environment or the gateway in the ledger, and say what goes away.",
    examples=(
        ("gatewright releases rename orders.yaml --environment live --to prod", "an environment"),
        ("gatewright releases rename orders.yaml --environment prod --stage v1 --to live", "a stage"),
        ("gatewright releases rename orders.yaml", "the gateway, whose new name is in the spec"),
    ),
    exits=EXITS,
    options=Options,
    declare=declare,
    run=run,
)

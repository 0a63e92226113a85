"""`gatewright status`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from gatewright.cli.aws_target import ReachOptions, declare_reach, reached_by, until_stopped
from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_options import (
    declare_releases,
    open_releases,
)
from gatewright.cli.ledger_output import refuse
from gatewright.cli.spec_options import SpecValueOptions, declare_spec_values
from gatewright.cli.status_output import Found, Status, data, lines
from gatewright.cli.status_settings import SettingsFound, compare_settings, what_is_meant
from gatewright.cli.terminal import Styles, has_color
from gatewright.ledger.ledger import History

if TYPE_CHECKING:
    from gatewright.live.comparing import Catalogue
    from gatewright.live.model import Observed

PENDING = 3
"""The exit code if the ledger says something that is not deployed yet."""

NO_ANSWER = 4
"""The exit code if AWS did not respond."""

NOTHING = History(log=())
"""What is known where nothing was ever released."""


class Options(ReachOptions, SpecValueOptions):
    """What can be asked for."""

    deployments: bool


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    parser.add_argument(
        "--deployments", action="store_true", help="list each deployment that is not a release in the ledger"
    )
    declare_reach(parser)
    declare_spec_values(parser)


def run(options: Options) -> int:
    """Show what is deployed."""
    return until_stopped(lambda: _run(options), NO_ANSWER)


def _run(options: Options) -> int:
    opened = open_releases(options)
    if opened.diagnostics:
        return refuse(opened.diagnostics, opened, options)
    reached = reached_by(opened, options)
    catalogue = reached.catalogue(opened.history or NOTHING)
    from gatewright.live.observing import observe, stages  # noqa: PLC0415 - only when AWS is called

    known = opened.history.aws if opened.history else None
    meant = what_is_meant(opened, reached, options, options.stack or (known.stack if known else None))
    there = stages(reached.caller, reached.api)
    seen = [observe(reached.caller, reached.api, stage) for stage in sorted(there)]
    found = [_found(each, catalogue, compare_settings(meant, reached, each)) for each in seen]
    absent = sorted(catalogue.history.stages.keys() - set(there))
    unmade = sorted((meant.spec or {}).keys() - {*there, *absent})
    status = Status(
        opened=opened,
        catalogue=catalogue,
        found=found,
        absent=absent,
        unmade=unmade,
        meant=meant,
        region=reached.identity.region,
    )
    _print(status, options)
    return 1 if status.is_drift else PENDING if status.is_ahead else 0


def _print(status: Status, options: Options) -> None:
    if options.format == "json":
        sys.stdout.write(json.dumps(data(status), indent=2, ensure_ascii=False) + "\n")
        return
    styles = Styles(color=has_color(options.color, sys.stdout))
    written = lines(status, styles, all_deployments=options.deployments)
    sys.stdout.write("".join(f"{line}\n" for line in written))


def _found(observed: Observed, catalogue: Catalogue, settings: SettingsFound) -> Found:
    from gatewright.live.comparing import differences, is_pending  # noqa: PLC0415

    history = catalogue.history
    found = differences(history.pin(observed.stage), catalogue, observed) if history.releases else ()
    return Found(observed, found, bool(found) and is_pending(catalogue, observed), settings)


COMMAND = Command(
    usage="[SPEC] (--stack NAME | --api ID) [OPTION ...]",
    description=(
        "Show the deployment of each stage and the traffic percentage of its canary, whether they match the ledger, "
        "whether the settings of each stage are as the spec says and as they were deployed, and which deployments are "
        "not releases. Changes nothing."
    ),
    examples=(
        ("gatewright status orders.yaml --stack orders", "show the API of a stack"),
        ("gatewright status orders.yaml --environment prod --api a1b2c3 --format json", "show one API as JSON"),
    ),
    exits=(
        (0, "all stages match the ledger and the spec"),
        (1, "a stage was changed otherwise, or the ledger has errors"),
        (2, "wrong usage, or an internal failure"),
        (PENDING, "the stack is not deployed yet, and nothing else differs"),
        (NO_ANSWER, "AWS did not respond"),
    ),
    options=Options,
    declare=declare,
    run=run,
)

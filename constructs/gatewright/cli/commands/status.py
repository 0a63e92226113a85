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
from gatewright.cli.status_output import Found, Status, data, lines
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


class Options(ReachOptions):
    """What can be asked for."""

    deployments: bool


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_releases(parser)
    parser.add_argument(
        "--deployments", action="store_true", help="list each deployment that is not a release in the ledger"
    )
    declare_reach(parser)


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

    there = stages(reached.caller, reached.api)
    found = [_found(observe(reached.caller, reached.api, stage), catalogue) for stage in sorted(there)]
    absent = sorted(catalogue.history.stages.keys() - set(there))
    status = Status(opened=opened, catalogue=catalogue, found=found, absent=absent)
    _print(status, options)
    if any(each.is_drift for each in found) or (absent and not _is_new(catalogue.history)):
        return 1
    return PENDING if absent or any(each.is_pending for each in found) else 0


def _print(status: Status, options: Options) -> None:
    if options.format == "json":
        sys.stdout.write(json.dumps(data(status), indent=2, ensure_ascii=False) + "\n")
        return
    styles = Styles(color=has_color(options.color, sys.stdout))
    written = lines(status, styles, all_deployments=options.deployments)
    sys.stdout.write("".join(f"{line}\n" for line in written))


def _is_new(history: History) -> bool:
    """Whether nothing of it is known to be deployed."""
    return len(history.undeployed) == len(history.releases)


def _found(observed: Observed, catalogue: Catalogue) -> Found:
    from gatewright.live.comparing import disagreements, is_pending  # noqa: PLC0415

    history = catalogue.history
    differences = disagreements(history.pin(observed.stage), catalogue, observed) if history.releases else ()
    return Found(observed, differences, bool(differences) and is_pending(catalogue, observed))


COMMAND = Command(
    usage="[SPEC] (--stack NAME | --api ID) [OPTION ...]",
    description=(
        "Show the deployment of each stage and the traffic percentage of its canary, whether they match the ledger, "
        "and which deployments are not releases. Changes nothing."
    ),
    examples=(
        ("gatewright status orders.yaml --stack orders", "show the API of a stack"),
        ("gatewright status orders.yaml --environment prod --api a1b2c3 --format json", "show one API as JSON"),
    ),
    exits=(
        (0, "all stages match the ledger"),
        (1, "a stage was changed otherwise, or the ledger has errors"),
        (2, "wrong usage, or an internal failure"),
        (PENDING, "the stack is not deployed yet, and nothing else differs"),
        (NO_ANSWER, "AWS did not respond"),
    ),
    options=Options,
    declare=declare,
    run=run,
)

"""`gatewright releases resolve`."""

from __future__ import annotations

from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_edits import EditOptions, declare_edit, write_edit
from gatewright.cli.ledger_options import EXITS, only_spec
from gatewright.diagnostics.usage import UsageError
from gatewright.ledger.ledger import Ledger
from gatewright.ledger.merging import Clash, merged, sides
from gatewright.ledger.reading import read_ledger


class Options(EditOptions):
    """What can be asked for."""


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_edit(parser)


def run(options: Options) -> int:
    """Keep what both branches did."""
    file = only_spec(options.spec)
    if file.ledger is None:
        raise UsageError("there is no ledger", "run `gatewright release` to create the first release")
    one, other = (_read(text, file.ledger.source.name) for text in sides(file.ledger.source.text))
    both = merged(one, other)
    if isinstance(both, Clash):
        help = "keep the ledger of the one that is deployed, or run `gatewright releases rebuild` to create it again"
        raise UsageError(both.message, help)
    goes = ("keeps the entries of both branches; run `gatewright release --amend` for a release of the merged spec",)
    return write_edit(file, both, goes, options)


def _read(text: str, name: str) -> Ledger:
    found = read_ledger(text.encode(), name)
    if found.ledger is None:
        fault = found.diagnostics[0].message
        raise UsageError(f"the ledger of one branch has errors: {fault}", "restore it, and merge again")
    return found.ledger


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Resolve a conflict in the ledger after a merge or a rebase: keep the entries of both branches. The releases "
        "of the branch that saw fewer of them deployed come last, and get new numbers."
    ),
    examples=(("gatewright releases resolve orders.yaml", "after git reported a conflict in the ledger"),),
    exits=EXITS,
    options=Options,
    declare=declare,
    run=run,
)

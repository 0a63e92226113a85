"""`gatewright releases resolve`."""

from __future__ import annotations

from gatewright.cli.command import Command, Parser
from gatewright.cli.ledger_edits import EditOptions, declare_edit, write_edit
from gatewright.cli.ledger_options import EXITS, only_spec
from gatewright.diagnostics.usage import UsageError
from gatewright.ledger.merging import merged, sides
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
    name = file.ledger.source.name
    ours, theirs = (read_ledger(text.encode(), name) for text in sides(file.ledger.source.text))
    for side, found in (("your", ours), ("the other", theirs)):
        if found.ledger is None:
            fault = found.diagnostics[0]
            raise UsageError(f"{side} branch's ledger has errors: {fault.message}", "restore it, and merge again")
    assert ours.ledger is not None
    assert theirs.ledger is not None
    goes = ("keeps the entries of both branches; run `gatewright release --amend` for a release of the merged spec",)
    return write_edit(file, merged(theirs.ledger, ours.ledger), goes, options)


COMMAND = Command(
    usage="[SPEC] [OPTION ...]",
    description=(
        "Resolve a merge conflict in the ledger: keep the entries of both branches, those of your own last and with "
        "new numbers for its releases."
    ),
    examples=(("gatewright releases resolve orders.yaml", "after `git merge` reported a conflict in the ledger"),),
    exits=EXITS,
    options=Options,
    declare=declare,
    run=run,
)

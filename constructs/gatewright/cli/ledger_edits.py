"""What commands share that edit a ledger as a whole."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from gatewright.cli.command import Parser
from gatewright.cli.ledger_lock import alone_or_not
from gatewright.cli.ledger_options import ReleaseOptions, declare_dry_run, declare_releases, only_spec
from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics.nearest import suggestion
from gatewright.diagnostics.reports import visible
from gatewright.diagnostics.usage import UsageError
from gatewright.ledger.ledger import Ledger
from gatewright.releases.storage import UnwritableLedgerError, save_ledger


class EditOptions(ReleaseOptions):
    """Which ledger to edit."""

    dry_run: bool
    gateway: str
    """The gateway's name in the spec."""


class _Options(Protocol):
    dry_run: bool
    format: str


def declare_edit(parser: Parser) -> None:
    """The options of EditOptions."""
    declare_releases(parser)
    declare_dry_run(parser)


def edit(options: EditOptions, change: Callable[[Ledger], tuple[Ledger, tuple[str, ...]]]) -> int:
    """Edit a ledger, and print what that means."""
    file = only_spec(options.spec)
    if file.ledger is None or file.ledger.ledger is None:
        fault = file.ledger.diagnostics[0].message if file.ledger and file.ledger.diagnostics else "there is none"
        raise UsageError(f"the ledger cannot be edited: {fault}", "see `gatewright check`")
    options.gateway = file.gateway
    ledger, goes = change(file.ledger.ledger)
    return write_edit(file, ledger, goes, options)


def write_edit(file: SpecFile, ledger: Ledger, goes: Sequence[str], options: _Options) -> int:
    """Write a ledger, and print what that means."""
    written = [] if options.dry_run else _written(file, ledger)
    if options.format == "json":
        print(json.dumps({"does": list(goes), "written": written}, indent=2, ensure_ascii=False))
        return 0
    lines = [*goes, *(f"wrote {path}" for path in written)] if not options.dry_run else [*goes, "nothing was changed"]
    sys.stdout.write("".join(f"  {visible(line)}\n" for line in lines))
    return 0


def environment_in(ledger: Ledger, asked: str | None) -> str:
    """The environment that is meant, whether the spec still has it or not."""
    names = tuple(ledger.environments)
    if asked is None and len(names) == 1:
        return names[0]
    if asked is None:
        raise UsageError("there are several environments", f"add --environment with one of: {', '.join(names)}")
    if asked not in names:
        known = f"the ledger has {', '.join(names) or 'none'}"
        raise UsageError(f"the ledger has no environment {asked!r}", suggestion(asked, names) or known)
    return asked


def _written(file: SpecFile, ledger: Ledger) -> list[str]:
    try:
        with alone_or_not(file, "releases"):
            return [str(path) for path in save_ledger(file, ledger)]
    except UnwritableLedgerError as error:
        raise UsageError(f"the ledger cannot be written: {error}", "see `gatewright check`") from error

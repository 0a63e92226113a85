"""`gatewright places`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from gatewright.cli.checking import check_paths
from gatewright.cli.command import Command, Parser
from gatewright.cli.options import SpecOptions, declare_color, declare_specs, one_of
from gatewright.cli.terminal import Styles, has_color, note
from gatewright.diagnostics import Severity, has_errors
from gatewright.diagnostics.reports import visible
from gatewright.gateway import Domain
from gatewright.workspace.places import Placed, domains, healthy, leading, places, what

FORMATS = ("text", "json")
OPEN = "of the deployer"
"""An account or region that nothing is said about."""


class Options(SpecOptions):
    """What can be asked for."""

    format: str
    color: str


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_specs(parser)
    parser.add_argument(
        "--format", metavar="FORMAT", type=one_of(FORMATS), default="text", help="text or json; text by default"
    )
    declare_color(parser)


def run(options: Options) -> int:
    """Show what goes where."""
    checked = check_paths(options)
    found = places(checked.stacks)
    if options.format == "json":
        sys.stdout.write(json.dumps([_data(placed) for placed in found], indent=2, ensure_ascii=False) + "\n")
    else:
        styles = Styles(color=has_color(options.color, sys.stdout))
        sys.stdout.write("".join(f"{line}\n" for line in _lines(found, styles)))
    if not has_errors(checked.diagnostics):
        return 0
    errors = sum(said.severity is Severity.ERROR for said in checked.diagnostics)
    note(f"what is wrong is missing here: `gatewright check` finds {errors} errors")
    return 1


def _lines(found: Sequence[Placed], styles: Styles) -> Iterator[str]:
    """A line for each stack, in columns, and what is there below it."""
    rows = [("step", "stack", "account", "region"), *map(_row, found)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row, placed in zip(rows, (None, *found), strict=True):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        yield styles.faint(line) if placed is None else styles.strong(visible(line))
        for below in _below(placed) if placed else ():
            yield visible(f"      {below}")


def _row(placed: Placed) -> tuple[str, ...]:
    return (str(placed.step), placed.stack.title, placed.account or OPEN, placed.region or OPEN)


def _below(placed: Placed) -> Iterator[str]:
    if placed.stack.is_edge:
        yield "what has to be in us-east-1"
    else:
        for part in placed.stack.parts:
            yield what(part)
            yield from (_domain(domain) for domain in domains(part))
    if placed.after:
        yield f"after {', '.join(placed.after)}"


def _domain(domain: Domain) -> str:
    health = healthy(domain)
    return f"{domain.name}: {leading(domain)}" + (f"; healthy while {health}" if health else "")


def _data(placed: Placed) -> dict[str, Any]:
    parts = () if placed.stack.is_edge else placed.stack.parts
    return {
        "step": placed.step,
        "stack": placed.stack.title,
        "environment": placed.stack.environment,
        "account": placed.account,
        "region": placed.region,
        "after": list(placed.after),
        "parts": [{"name": part.unit.name, "kind": part.unit.kind, "what": what(part)} for part in parts],
        "domains": [
            {"name": domain.name, "records": leading(domain), "healthy": healthy(domain) or None}
            for part in parts
            for domain in domains(part)
        ],
    }


COMMAND = Command(
    usage="[PATH ...] [OPTION ...]",
    description=(
        "Show what goes where: every stack with its account and region, what is in it, what brings callers there, and "
        "in which step it is deployed. Stacks of one step can be deployed in any order, or one region after the other."
    ),
    examples=(
        ("gatewright places", "show where all specs in the folder specs are deployed to"),
        ("gatewright places orders.yaml --environment prod --format json", "the same for programs, of one"),
    ),
    exits=(
        (0, "all of it is shown"),
        (1, "there are errors in a spec, so that its stacks are missing"),
        (2, "wrong usage, or a failure of the tool itself"),
    ),
    options=Options,
    declare=declare,
    run=run,
)

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
OPEN = "not set"
"""An account or Region that the spec does not set: the deployer's."""


class Options(SpecOptions):
    """What can be asked for."""

    format: str
    color: str


def declare(parser: Parser) -> None:
    """Declare the options."""
    declare_specs(parser)
    parser.add_argument(
        "--format", metavar="FORMAT", type=one_of(FORMATS), default="text", help="text or json. Defaults to text"
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
    note(f"specs with errors are missing: `gatewright check` reports {errors} errors")
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
    return (str(placed.step), placed.stack.stack_name, placed.stack.account or OPEN, placed.stack.region or OPEN)


def _below(placed: Placed) -> Iterator[str]:
    if placed.stack.is_edge:
        yield "resources that must be in us-east-1"
    else:
        for part in placed.stack.parts:
            yield what(part)
            yield from (_domain(domain) for domain in domains(part))
    if placed.after:
        yield f"after {', '.join(stack.stack_name for stack in placed.after)}"


def _domain(domain: Domain) -> str:
    health = healthy(domain)
    return f"{domain.name}: {leading(domain)}" + (f"; healthy while {health}" if health else "")


def _data(placed: Placed) -> dict[str, Any]:
    parts = () if placed.stack.is_edge else placed.stack.parts
    return {
        "step": placed.step,
        "stack": placed.stack.title,
        "stack_name": placed.stack.stack_name,
        "environment": placed.stack.environment,
        "account": placed.stack.account,
        "region": placed.stack.region,
        "after": [stack.title for stack in placed.after],
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
        "List the stacks with their account and Region, contents, DNS routing and deployment step. Stacks of one step "
        "can be deployed in any order, or one Region after the other."
    ),
    examples=(
        ("gatewright places", "list the stacks of all specs in the folder specs"),
        (
            "gatewright places orders.yaml --environment prod --format json",
            "list the stacks of one environment, as JSON",
        ),
    ),
    exits=(
        (0, "all stacks are listed"),
        (1, "errors in a spec; its stacks are missing"),
        (2, "wrong usage, or an internal failure"),
    ),
    options=Options,
    declare=declare,
    run=run,
)

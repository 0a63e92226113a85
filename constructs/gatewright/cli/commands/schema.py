"""`gatewright schema`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from gatewright.cli.command import Command, Parser
from gatewright.formats.writing import write
from gatewright.load.schema import text


class Options(Namespace):
    """What can be asked for."""

    output: str | None


def declare(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument("--output", metavar="FILE", help="write it to a file instead of standard output")


def run(options: Options) -> int:
    """Print the schema."""
    if options.output is None:
        sys.stdout.write(text())
    else:
        write(Path(options.output), text().encode())
    return 0


COMMAND = Command(
    usage="[OPTION ...]",
    description=(
        "Print the JSON Schema of the language. Editors use it to complete and explain specs: write it next to a "
        "spec, and begin the spec with the line `# yaml-language-server: $schema=gateway.schema.json`."
    ),
    examples=(
        ("gatewright schema --output gateway.schema.json", "write the schema for an editor"),
        ("gatewright schema | jq '.properties | keys'", "list the keys of a spec"),
    ),
    exits=((0, "the schema is written"), (2, "wrong usage, or an internal failure")),
    options=Options,
    declare=declare,
    run=run,
)

"""`gatewright completion`."""

from __future__ import annotations

import sys
from argparse import Namespace

from gatewright.cli.command import Command, Parser
from gatewright.cli.completion import SHELLS, script
from gatewright.cli.options import one_of


class Options(Namespace):
    """What can be asked for."""

    shell: str


def declare(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument("shell", metavar="SHELL", type=one_of(SHELLS), help=", ".join(SHELLS))


def run(options: Options) -> int:
    """Print the script."""
    sys.stdout.write(script(options.shell))
    return 0


COMMAND = Command(
    usage="SHELL",
    description="Print a script that completes the commands, their options and file names in a shell.",
    examples=(
        ('eval "$(gatewright completion bash)"', "complete in this shell; put the line into ~/.bashrc to keep it"),
        ('eval "$(gatewright completion zsh)"', "the same for zsh, in ~/.zshrc after compinit"),
        ("gatewright completion fish | source", "the same for fish, in ~/.config/fish/config.fish"),
    ),
    exits=((0, "the script is printed"), (2, "wrong usage, or a failure of the tool itself")),
    options=Options,
    declare=declare,
    run=run,
)

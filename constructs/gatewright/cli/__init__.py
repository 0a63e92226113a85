"""The command line: `gatewright COMMAND`. One file a command, imported only when it is asked for."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence

COMMANDS = {
    "check": "validate specs",
    "synth": "compile specs to CloudFormation templates",
    "places": "list stacks, accounts, Regions and deployment order",
    "explain": "show the effective settings of a route, and the line that sets each",
    "lint": "lint CloudFormation templates, with findings at lines of the specs",
    "release": "create a release of the current spec, for all requests or as a canary",
    "share": "change a canary's traffic percentage",
    "promote": "promote a canary to all requests",
    "abort": "stop a canary",
    "rollback": "roll a stage back to an earlier release",
    "watch": "increase a canary's traffic step by step, while its metrics are good",
    "status": "compare what is deployed with the ledger",
    "releases": "list the releases in the ledger, and the changes between them",
    "releases deployed": "record what is deployed",
    "releases resolve": "resolve a merge conflict in the ledger",
    "releases rename": "use the new name of a stage, an environment or the gateway",
    "releases forget": "remove the releases of an environment, or of a stage",
    "releases rebuild": "make a lost ledger again from what is deployed",
    "prune": "delete old releases from the ledger",
    "why": "show the changes of a spec since its newest release",
    "rule": "explain a diagnostic and how to fix it",
    "schema": "print the language's JSON Schema, for editors",
    "new": "create a spec to start from",
    "completion": "print a completion script for bash, zsh or fish",
}
"""The commands and what they do. Each is the module of its name, with `_` for a space."""

HELP = """\
usage: gatewright COMMAND [ARGUMENT ...] [OPTION ...]

Compiles a gateway spec, one readable file, to Amazon API Gateway, and reports errors before deployment.

commands:
{commands}

options:
  -h, --help   show this help; `gatewright COMMAND --help` describes a command
  --version    show the version, and which optional parts are installed
  --traceback  after a failure of the tool itself, show where it happened (or set GATEWRIGHT_TRACEBACK=1)

getting started:
  gatewright new shop   creates a spec
  gatewright check      validates it
  gatewright synth      compiles it to CloudFormation

exit codes:
  0  no errors
  1  errors in a spec or a template
  2  wrong usage, or an internal failure
"""

INTERRUPTED = 130
PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the result is the exit code."""
    if argv is not None:
        return _main(argv)
    _prepare_process()
    status = _main(sys.argv[1:])
    gc.freeze()  # the process ends, and the interpreter need not look for garbage first
    return status


def _main(argv: Sequence[str]) -> int:
    show_traceback = "--traceback" in argv or bool(os.environ.get("GATEWRIGHT_TRACEBACK"))
    try:
        status = _run([argument for argument in argv if argument != "--traceback"])
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes once more when it ends; nothing reads that either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - nothing may reach users as a raw traceback
        from gatewright.cli.failure import report  # noqa: PLC0415 - only when it is needed

        report(error, show_traceback=show_traceback)
        return 2
    return status


def _prepare_process() -> None:
    gc.set_threshold(200_000)  # a run makes much data, little waste, and ends soon
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what a terminal cannot show is written out


def _run(arguments: list[str]) -> int:
    name = next((argument for argument in arguments if not argument.startswith("-")), None)
    if name is None:
        return _without_command(arguments)
    if name not in COMMANDS:
        from gatewright.diagnostics.nearest import suggestion  # noqa: PLC0415
        from gatewright.diagnostics.usage import UsageError  # noqa: PLC0415

        raise UsageError(f"there is no command {name!r}", suggestion(name, COMMANDS))
    rest = [argument for argument in arguments if argument is not name]
    if rest and f"{name} {rest[0]}" in COMMANDS:
        name, *rest = f"{name} {rest[0]}", *rest[1:]
    return _run_command(name, rest)


def _without_command(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from gatewright.cli.version import report  # noqa: PLC0415

        print(report())
        return 0
    if unknown := [argument for argument in arguments if argument not in ("-h", "--help")]:
        from gatewright.diagnostics.usage import UsageError  # noqa: PLC0415

        raise UsageError(f"there is no option {unknown[0]}", "write a command first; `gatewright --help` lists them")
    commands = "\n".join(f"  {name:<19}{does}" for name, does in COMMANDS.items())
    print(HELP.format(commands=commands), end="")
    return 0 if arguments else 2


def _run_command(name: str, arguments: list[str]) -> int:
    from importlib import import_module  # noqa: PLC0415
    from typing import Any  # noqa: PLC0415

    from gatewright.cli.command import Command  # noqa: PLC0415

    command: Command[Any] = import_module(f"gatewright.cli.commands.{name.replace(' ', '_')}").COMMAND
    parser = command.parser(name)
    if "-h" in arguments or "--help" in arguments:
        print(parser.format_help(), end="")
        return 0
    return command.run(parser.parse(arguments, command.options()))

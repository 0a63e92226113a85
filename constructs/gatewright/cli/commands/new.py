"""`gatewright new`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from gatewright.cli.command import Command, Parser
from gatewright.cli.options import one_of
from gatewright.cli.terminal import note
from gatewright.diagnostics.usage import UsageError
from gatewright.formats.writing import write
from gatewright.spec.values.name import NameWord
from gatewright.spec.values.value import BadValueError

PLACEHOLDER = "NAME"
"""What stands for the spec's name in starters, and in the names of their files."""

SPEC = "spec.yaml"
"""The file of a starter that becomes the spec. All others keep their place beside it."""

STARTERS = {
    "rest": ("lambda", "http", "mock"),
    "http": ("lambda", "http"),
    "websocket": ("lambda", "mock"),
    "account": (),
    "domain": (),
}
"""The backends of the starters, by the kind of spec. The first one is the default."""


class Options(Namespace):
    """What can be asked for."""

    name: str
    kind: str
    backend: str | None
    output: str | None


def declare(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "name", metavar="NAME", nargs="?", default="hello", help="the name of the spec. Defaults to hello"
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        type=one_of(STARTERS),
        default="rest",
        help="rest, http or websocket for an API; domain for a domain that APIs share; account for account settings. "
        "Defaults to rest",
    )
    parser.add_argument(
        "--backend",
        metavar="BACKEND",
        type=one_of(STARTERS["rest"]),
        help="the backend: lambda, a function with its code; http, a web server; mock, responses by API Gateway",
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        help="the file to write, or - to print it. "
        "Defaults to NAME.yaml in the folder specs, or in this folder if there is none",
    )


def run(options: Options) -> int:
    """Write a starter, with what it needs beside it."""
    try:
        NameWord.parse(options.name)
    except BadValueError as error:
        raise UsageError(str(error), error.help) from error
    made = dict(_files(_starter(options.kind, options.backend), options.name))
    if options.output == "-":
        sys.stdout.write(made[SPEC])
        return 0
    spec = Path(options.output) if options.output else _default_folder() / f"{options.name}.yaml"
    paths = {(spec if name == SPEC else spec.parent / name): text for name, text in made.items()}
    for path in paths:
        if path.exists():
            raise UsageError(f"{path} exists already", "choose another name, or another file with --output")
    for path, text in paths.items():
        write(path, text.encode())
        note(f"wrote {path}")
    note(f"edit it, and run `gatewright check {spec}`")
    return 0


def _starter(kind: str, backend: str | None) -> Traversable:
    """The folder of a starter."""
    starters, known = files("gatewright.spec") / "starters" / kind, STARTERS[kind]
    if backend is None:
        return starters / known[0] if known else starters
    if not known:
        raise UsageError(f"a spec of kind {kind} has no backends", "remove `--backend`")
    if backend not in known:
        raise UsageError(f"there is no starter of kind {kind} with {backend}", f"choose {', '.join(known)}")
    return starters / backend


def _default_folder() -> Path:
    return Path("specs") if Path("specs").is_dir() else Path()


def _files(folder: Traversable, name: str, below: str = "") -> Iterator[tuple[str, str]]:
    """A starter's files by their places, for a spec of this name."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        place = below + entry.name.replace(PLACEHOLDER, name)
        if not entry.is_dir():
            yield place, entry.read_text("utf-8").replace(PLACEHOLDER, name)
        elif entry.name != "__pycache__":
            yield from _files(entry, name, f"{place}/")


COMMAND = Command(
    usage="[NAME] [OPTION ...]",
    description=(
        "Create a spec to start from: short, commented and without errors. Existing files are not overwritten."
    ),
    examples=(
        ("gatewright new shop", "create shop.yaml, and its function in handlers/shop"),
        ("gatewright new shop --backend mock --output -", "print a spec without a function"),
        ("gatewright new account --kind account", "create the spec of what each Region of an account needs once"),
    ),
    exits=((0, "all files are written"), (2, "a file exists already, wrong usage, or an internal failure")),
    options=Options,
    declare=declare,
    run=run,
)

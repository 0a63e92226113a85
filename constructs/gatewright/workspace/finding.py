"""Finding specs: the files given by name, and those in the folders given."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from gatewright.compose.specfile import SpecFile, read_spec, with_ledger
from gatewright.diagnostics.nearest import suggestion
from gatewright.diagnostics.usage import UsageError, about

ENDINGS = (".yaml", ".yml", ".json")
LEDGER = ".releases.yaml"
STDIN = "-"

_SKIPPED = ("node_modules", "cdk.out", "__pycache__")
_LEDGERS = (LEDGER, ".releases")
"""What ends the names of ledgers, and of the folders with what was released."""
_HEAD = 1 << 20
_MARKS = b"\xef\xbb\xbf\xff\xfe"
_KEY = rb"""(?m)(?:^|[{,])\s*(?:"gatewright"|'gatewright'|gatewright)\s*:"""


def read_specs(paths: Sequence[str], stdin_name: str) -> tuple[SpecFile, ...]:
    """The specs given, each once. A folder stands for all the specs below it; files that are none are passed over."""
    found: dict[str, SpecFile] = {}
    specs = [path for path in paths if not path.endswith(_LEDGERS)] or paths  # `*.yaml` is the specs, and ledgers too
    for path in specs or (default_path(),):
        for key, file in read_path(path, stdin_name):
            found.setdefault(key, file)
    return tuple(found.values())


def read_path(path: str, stdin_name: str) -> list[tuple[str, SpecFile]]:
    """The specs that one argument stands for, by what identifies each file."""
    if path == STDIN:
        return [(STDIN, _from_stdin(stdin_name))]
    if not Path(path).is_dir():
        return [(os.path.realpath(path), read_file(path))]
    specs = [(os.path.realpath(spec.source.name), spec) for spec in _in_folder(path)]
    if not specs:
        help = "a spec is a YAML or JSON file with the key `gatewright`; `gatewright new` creates one"
        raise UsageError(f"there is no gateway spec in {path}", help)
    return specs


def default_path() -> str:
    """The folder to look in when none is given."""
    return "specs" if Path("specs").is_dir() else "."


def read_file(path: str) -> SpecFile:
    """The spec in a file, whatever it looks like."""
    file = Path(path)
    if path.endswith(LEDGER):
        raise UsageError(f"{path} is not a spec but the ledger of one", "pass the spec next to it")
    if not file.exists():
        known = [name for name in _names(file.parent) if name.endswith(ENDINGS)]
        raise UsageError(f"there is no file or folder {path}", suggestion(file.name, known))
    return spec_in(file.read_bytes(), file)


def _names(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()] if folder.is_dir() else []


def spec_in(data: bytes, file: Path) -> SpecFile:
    """The spec in a file whose bytes are read already."""
    with about(str(file)):
        return with_ledger(read_spec(data, name=str(file), folder=file.parent, key=file.name))


def _from_stdin(name: str) -> SpecFile:
    file = Path(name)
    return with_ledger(read_spec(sys.stdin.buffer.read(), name=name, folder=file.parent, key=file.name))


def _in_folder(folder: str) -> Iterator[SpecFile]:
    for path in _files(Path(folder)):
        data = spec_bytes(path)
        if data is None:
            continue
        spec = spec_in(data, path)
        if spec.document is None or "gatewright" in spec.document.root.entries:
            yield spec


def _files(folder: Path) -> Iterator[Path]:
    """What could be a spec, in an order that does not depend on the machine. Links to folders are not followed."""
    if (folder / "pyvenv.cfg").exists():
        return
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False) and entry.name not in _SKIPPED:
            yield from _files(folder / entry.name)
        elif entry.name.endswith(ENDINGS) and entry.is_file():
            yield folder / entry.name


def spec_files(folder: Path) -> Iterator[Path]:
    """The files right in a folder that could be specs."""
    yield from (folder / entry.name for entry in _entries(folder) if entry.name.endswith(ENDINGS) and entry.is_file())


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    return [entry for entry in entries if not entry.name.startswith(".") and not entry.name.endswith(_LEDGERS)]


def spec_bytes(path: Path) -> bytes | None:
    """The file's bytes, if there is a key in it that makes it a spec. Large files that are none are not read whole."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        # What is not in UTF-8 is still a spec, with a mistake: byte order marks and the zeros of UTF-16 do not matter.
        if not re.search(_KEY, head.lstrip(_MARKS).replace(b"\0", b"")):
            return None
        return head + file.read()

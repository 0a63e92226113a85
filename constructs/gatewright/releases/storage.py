"""Ledgers on the disk: found beside their specs, and written so that no moment leaves half of anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from gatewright.compose.specfile import SpecFile
from gatewright.formats.writing import write
from gatewright.ledger import folder_name, ledger_name
from gatewright.ledger.ledger import EMPTY, History, Ledger, Release
from gatewright.ledger.reading import read_ledger
from gatewright.ledger.writing import to_text as ledger_text
from gatewright.releases.archive import rendering_name, snapshot_name, to_text

_OURS = re.compile(r".*\.([0-9a-f]{16}|[0-9]+)\.json")
"""The names of the files of releases."""


class LedgerChangedError(Exception):
    """The ledger was changed since it was read."""


class UnwritableLedgerError(Exception):
    """What would be written could not be read again; the text says why."""


def ledger_path(file: SpecFile) -> Path:
    """Where the ledger of a spec is, or would be."""
    return Path(file.source.name).parent / ledger_name(file.stem)


def ledger_of(file: SpecFile) -> Ledger:
    """The releases of a spec; those of one that was never released if it has none."""
    return file.ledger.ledger if file.ledger is not None and file.ledger.ledger is not None else EMPTY


class LedgerChange(Struct, frozen=True, kw_only=True):
    """What the releases of an environment are to be."""

    environment: str | None
    history: History
    renderings: Mapping[str, Mapping[str, object]] = field(default_factory=dict[str, Mapping[str, object]])
    """Of the releases that are new, by their digests."""


def save(file: SpecFile, environment: str | None, history: History) -> tuple[Path, ...]:
    """Write an environment's releases. Gives the files that were written."""
    return save_all(file, (LedgerChange(environment=environment, history=history),))


def save_all(file: SpecFile, changes: Sequence[LedgerChange]) -> tuple[Path, ...]:
    """Write the releases of environments, all of them or none. Gives the files that were written.

    The ledger comes after the renderings that it speaks of, and before those that it does not speak of any more go: a
    stop in between leaves a file too many, never one too few.
    """
    ledger = reduce(lambda ledger, each: ledger.with_history(each.environment, each.history), changes, ledger_of(file))
    renderings = {
        rendering_name(each.environment, digest): found for each in changes for digest, found in each.renderings.items()
    }
    return save_ledger(file, ledger, renderings)


def save_ledger(
    file: SpecFile, ledger: Ledger, renderings: Mapping[str, Mapping[str, object]] | None = None
) -> tuple[Path, ...]:
    """Write a whole ledger, and renderings by the names of their files. Gives the files that were written."""
    path = ledger_path(file)
    text = ledger_text(replace(ledger, gateway=ledger.gateway or file.gateway or None))
    _check(path, text, file)
    folder = path.parent / folder_name(file.stem)
    made = {name: to_text(found).encode() for name, found in (renderings or {}).items()}
    moved = dict(_renamed(folder, ledger_of(file), ledger))
    files = {folder / name: content for name, content in sorted({**moved, **made}.items())}
    written = [name for name, content in {**files, path: text.encode()}.items() if write(name, content, durable=True)]
    for stale in _stale(folder, ledger):
        stale.unlink(missing_ok=True)
    return tuple(written)


def _check(path: Path, text: str, file: SpecFile) -> None:
    """Refuse to write what cannot be read, or to overwrite changes of another command."""
    diagnostics = read_ledger(text.encode("utf-8", "surrogatepass"), str(path)).diagnostics
    if diagnostics:
        raise UnwritableLedgerError(diagnostics[0].message)
    known = file.ledger.source.text if file.ledger is not None else None
    if (path.read_bytes().decode("utf-8", "replace") if path.exists() else None) != known:
        raise LedgerChangedError(f"{path} has changed since it was read")


def _renamed(folder: Path, before: Ledger, after: Ledger) -> Iterator[tuple[str, bytes]]:
    """The files of environments that have another name now, by their new names."""
    for new in after.environments.keys() - before.environments.keys():
        for old in before.environments.keys() - after.environments.keys():
            for release in after.environments[new].releases:
                for was, now in zip(_file_names(old, release), _file_names(new, release), strict=True):
                    if (folder / was).is_file():
                        yield now, (folder / was).read_bytes()


def _file_names(environment: str, release: Release) -> tuple[str, str]:
    """The files that a release can have, in this version's format and in an older one."""
    return rendering_name(environment, release.digest), snapshot_name(environment, release.id)


def _stale(folder: Path, ledger: Ledger) -> Iterator[Path]:
    """The files of releases that are not kept any more, in this version's format or an older one."""
    kept: set[str] = set()
    for name, history in ledger.environments.items():
        for release in history.releases:
            kept.update(_file_names(name, release))
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        if _OURS.fullmatch(path.name) and path.name not in kept:
            yield path

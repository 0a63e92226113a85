"""Folders of code: what of them belongs to a function, and whether Lambda takes it. No file is read for that."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from msgspec import Struct

from gatewright.diagnostics import Code, Diagnostic
from gatewright.diagnostics.codes.code_folders import CODE_EMPTY, CODE_LINK, CODE_SIZE
from gatewright.diagnostics.codes.files import FILE_UNREADABLE
from gatewright.document.source import Place

IGNORED = ("__pycache__", "*.pyc", ".git", ".DS_Store", ".venv", ".pytest_cache", ".mypy_cache", ".ruff_cache")
"""Names that are left out wherever they stand: they are no part of the code and change by themselves."""

LARGEST = 250 * 1024 * 1024
"""What Lambda takes, unpacked."""


class CodeFile(Struct, frozen=True):
    """A file of a function's code: its name in the folder, and where it is."""

    name: str
    path: str
    mode: int
    size: int


class CodeFault(Struct, frozen=True):
    """Why a folder cannot be a function's code."""

    code: Code
    message: str
    help: str = ""

    def at(self, place: Place) -> Diagnostic:
        """The fault, said where a spec names the folder."""
        return self.code.at(place, self.message, help=self.help)


def survey(folder: Path) -> tuple[CodeFile, ...] | CodeFault:
    """The files of a function's code by name, or why the folder cannot be that."""
    try:
        files = sorted(_files(os.path.realpath(folder)), key=lambda file: file.name)
    except _LinkError as error:
        return CodeFault(CODE_LINK, str(error), "copy its target into the folder")
    except OSError as error:
        reason = f"{folder.name!r} cannot be read: {(error.strerror or str(error)).lower()}"
        return CodeFault(FILE_UNREADABLE, reason, "check that you have permission to read all files in it")
    if not files:
        return CodeFault(CODE_EMPTY, f"{folder.name!r} contains no file", "put the function's code there")
    size = sum(file.size for file in files)
    if size > LARGEST:
        message = f"the code in {folder.name!r} is {size / 2**20:.0f} MB, and Lambda allows {LARGEST / 2**20:.0f} MB"
        return CodeFault(CODE_SIZE, message)
    return tuple(files)


class _LinkError(Exception):
    """A link that cannot be followed."""


def _files(root: str) -> Iterator[CodeFile]:
    yield from _below(root, "", root, (root,))


def _below(folder: str, prefix: str, root: str, above: tuple[str, ...]) -> Iterator[CodeFile]:
    """The files in a folder. `above` are the real folders on the way, which no link may lead back to."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if any(fnmatch(entry.name, pattern) for pattern in IGNORED):
                continue
            name = prefix + entry.name
            real = _followed(entry, name, root)
            if not entry.is_dir():
                info = entry.stat()
                mode = 0o755 if info.st_mode & stat.S_IXUSR else 0o644
                yield CodeFile(name, real, mode, info.st_size)
            elif real in above:
                raise _LinkError(f"the link {name!r} points to a folder that contains it")
            else:
                yield from _below(real, f"{name}/", root, (*above, real))


def _followed(entry: os.DirEntry[str], name: str, root: str) -> str:
    """Where an entry really is: it may be a link, as long as it stays in the folder."""
    if not entry.is_symlink():
        return entry.path
    real = os.path.realpath(entry.path)
    if not Path(real).exists():
        raise _LinkError(f"the target of the link {name!r} does not exist")
    if not Path(real).is_relative_to(root):
        raise _LinkError(f"the link {name!r} points outside the folder")
    return real

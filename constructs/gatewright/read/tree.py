"""The folder that a spec lives in: the only way to the files that the spec names."""

from __future__ import annotations

import os
import stat
from pathlib import Path as FilePath

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.files import FILE_NOT_FOUND, FILE_UNREADABLE, WRONG_FILE_KIND
from gatewright.diagnostics.nearest import suggestion
from gatewright.document.source import Place
from gatewright.read.decoding import too_large
from gatewright.read.limits import MAX_BYTES
from gatewright.read.paths import check_form, outside
from gatewright.read.wording import quoted

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISREG, "a file"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISLNK, "a link that points to itself"),
)


class Tree:
    """A spec's folder. Nothing outside of it is ever opened, and nothing in it but folders and regular files."""

    def __init__(self, root: FilePath, display: str = "") -> None:
        self._root = root
        self._display = display

    def display(self, relative: str) -> str:
        """A file of the tree as diagnostics name it."""
        return relative if self._display in ("", ".") else f"{self._display.rstrip('/')}/{relative}"

    def has(self, relative: str) -> bool:
        """Whether there is anything under this path, which no user wrote."""
        return os.path.lexists(self._root / relative)

    def read(self, relative: str, at: Place) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        """The bytes of a file of the tree, or what is wrong with its path, said at the place that names it."""
        path, problem = self._find(relative, "a file", at)
        if path is None:
            return None, problem
        try:
            found = _contents(relative, path, at)
        except OSError as error:
            found = _unreadable(relative, error, at)
        return (found, ()) if isinstance(found, bytes) else (None, (found,))

    def file(self, relative: str, at: Place) -> tuple[FilePath | None, tuple[Diagnostic, ...]]:
        """Where a file of the tree is, or what is wrong with its path."""
        return self._find(relative, "a file", at)

    def folder(self, relative: str, at: Place) -> tuple[FilePath | None, tuple[Diagnostic, ...]]:
        """A folder of the tree, or what is wrong with its path."""
        return self._find(relative, "a folder", at)

    def names(self, relative: str) -> tuple[str, ...]:
        """The names of what is in a folder under this path, which no user wrote; empty if there is no such folder."""
        path = self._root / relative
        return tuple(sorted(member.name for member in path.iterdir())) if path.is_dir() else ()

    def _find(self, relative: str, wanted: str, at: Place) -> tuple[FilePath | None, tuple[Diagnostic, ...]]:
        try:
            found = check_form(relative, at) or self._locate(relative, wanted, at)
        except (OSError, ValueError) as error:  # a name that is too long, or that no file can have
            found = _unreadable(relative, error, at)
        return (found, ()) if isinstance(found, FilePath) else (None, (found,))

    def _locate(self, relative: str, wanted: str, at: Place) -> FilePath | Diagnostic:
        """Where a path leads once all links are followed, if that is inside the tree and what is wanted."""
        root = _real(self._root)
        path = _real(root / relative)
        if not path.is_relative_to(root):
            return outside(relative, at)
        if not os.path.lexists(path):
            return _not_found(relative, root, path, at)
        mode = path.lstat().st_mode
        kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "a device")
        if kind != wanted:
            return WRONG_FILE_KIND.at(at, f"{quoted(relative)} is {kind}", help=f"write the path of {wanted}")
        return path


def _real(path: FilePath) -> FilePath:
    """The path without links; unlike `Path.resolve`, also when they lead in a circle."""
    return FilePath(os.path.realpath(path))


def _not_found(relative: str, root: FilePath, path: FilePath, at: Place) -> Diagnostic:
    folder, missing = path.parent, path.name
    while folder != root and not os.path.lexists(folder):
        folder, missing = folder.parent, folder.name
    if os.path.lexists(root / relative):
        help = "it is a link whose target does not exist"
    elif folder.is_dir():
        help = suggestion(missing, (member.name for member in folder.iterdir()))
    else:
        help = f"{quoted(folder.name)} is not a folder"
    return FILE_NOT_FOUND.at(at, f"there is no {quoted(relative)} in the spec's folder", help=help)


def _contents(relative: str, path: FilePath, at: Place) -> bytes | Diagnostic:
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        opened = os.fstat(file.fileno())
        # Who swaps a link in after the checks would have another file opened than the one that was looked at.
        if _real(path) != path or not stat.S_ISREG(opened.st_mode) or not os.path.samestat(opened, path.lstat()):
            return FILE_UNREADABLE.at(at, f"{quoted(relative)} changed while it was read", help="try again")
        data = file.read(MAX_BYTES + 1)
    return too_large(at) if len(data) > MAX_BYTES else data


def _unreadable(relative: str, error: OSError | ValueError, at: Place) -> Diagnostic:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    help = "check the spelling of the path, and that you have permission to read it"
    return FILE_UNREADABLE.at(at, f"{quoted(relative)} cannot be read: {reason.lower()}", help=help)

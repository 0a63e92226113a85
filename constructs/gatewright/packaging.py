"""Packaging: a folder of code as a zip file that depends on nothing but what is in the folder."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

from gatewright.diagnostics import Code, Diagnostic
from gatewright.source import Place

IGNORED = ("__pycache__", "*.pyc", ".git", ".DS_Store", ".venv", ".pytest_cache", ".mypy_cache", ".ruff_cache")
"""Names that are left out wherever they stand: they are no part of the code and change by themselves."""

LARGEST = 250 * 1024 * 1024
"""What Lambda takes, unpacked."""

CODE_LINK = Code(
    "GW244",
    "code-link",
    """A folder of code holds a link that leads out of it, or nowhere.

What a link outside the folder leads to differs from one machine to the next, and so would the function. Copy what is
needed into the folder.
""",
)

CODE_EMPTY = Code(
    "GW245",
    "code-empty",
    """A folder of code has no file in it.

Lambda refuses a function without code.
""",
)

CODE_SIZE = Code(
    "GW246",
    "code-size",
    """A folder of code is larger than Lambda takes.

A function and its layers may be 250 MB, unpacked. Leave out what the function does not need, or use a layer.
""",
)

CODES = (CODE_LINK, CODE_EMPTY, CODE_SIZE)


class Packed(Struct, frozen=True):
    """A folder's code, ready for a bucket."""

    data: bytes
    digest: str
    """The identity of the content: however it was compressed, the same code has the same one."""

    @property
    def key(self) -> str:
        """The name of the zip file in the bucket, and in the folder of outputs."""
        return f"assets/{self.digest}.zip"


class _File(Struct, frozen=True):
    """A file to be packed: its name in the zip file, and where it is."""

    name: str
    path: str
    mode: int
    size: int


class _LinkError(Exception):
    """A link that cannot be followed."""


def pack(folder: Path, place: Place) -> tuple[Packed | None, tuple[Diagnostic, ...]]:
    """The code in a folder. `place` is where the spec names it."""
    try:
        files = sorted(_files(os.path.realpath(folder)), key=lambda file: file.name)
    except _LinkError as error:
        help = "put what it leads to into the folder"
        return None, (CODE_LINK.at(place, str(error), help=help),)
    if not files:
        return None, (CODE_EMPTY.at(place, f"there is no file in {folder.name!r}"),)
    size = sum(file.size for file in files)
    if size > LARGEST:
        message = f"the code in {folder.name!r} is {size / 2**20:.0f} MB, and Lambda takes {LARGEST / 2**20:.0f} MB"
        return None, (CODE_SIZE.at(place, message),)
    return _zipped(files), ()


def _zipped(files: list[_File]) -> Packed:
    identity = sha256()
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for file in files:
            content = Path(file.path).read_bytes()
            identity.update(f"{file.name}\n{file.mode:o} {len(content)}\n".encode("utf-8", "surrogateescape"))
            identity.update(content)
            info = ZipInfo(file.name, (1980, 1, 1, 0, 0, 0))  # the earliest that a zip file can say
            info.create_system = 3  # Unix, wherever this runs: modes count
            info.external_attr = (stat.S_IFREG | file.mode) << 16
            archive.writestr(info, content, ZIP_DEFLATED)
    return Packed(buffer.getvalue(), identity.hexdigest())


def _files(root: str) -> Iterator[_File]:
    yield from _below(root, "", root, (root,))


def _below(folder: str, prefix: str, root: str, above: tuple[str, ...]) -> Iterator[_File]:
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
                yield _File(name, real, mode, info.st_size)
            elif real in above:
                raise _LinkError(f"the link {name!r} leads back to a folder that it stands in")
            else:
                yield from _below(real, f"{name}/", root, (*above, real))


def _followed(entry: os.DirEntry[str], name: str, root: str) -> str:
    """Where an entry really is: it may be a link, as long as it stays in the folder."""
    if not entry.is_symlink():
        return entry.path
    real = os.path.realpath(entry.path)
    if not Path(real).exists():
        raise _LinkError(f"the link {name!r} leads nowhere")
    if not Path(real).is_relative_to(root):
        raise _LinkError(f"the link {name!r} leads out of the folder")
    return real

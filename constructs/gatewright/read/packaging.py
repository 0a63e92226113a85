"""Packaging: a folder of code as a zip file that depends on nothing but what is in the folder; a file as it is."""

from __future__ import annotations

import io
import stat
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from msgspec import Struct

from gatewright.diagnostics import Diagnostic
from gatewright.document.source import Place
from gatewright.read.code_folders import CodeFault, CodeFile, survey


class Packed(Struct, frozen=True):
    """A folder's code, or a file as it is, ready for a bucket."""

    data: bytes
    digest: str
    """The identity of the content: however it was compressed, the same code has the same one."""
    suffix: str = ".zip"

    @property
    def key(self) -> str:
        """Its name in the bucket, and in the folder of outputs."""
        return f"assets/{self.digest}{self.suffix}"


def pack(folder: Path, place: Place) -> tuple[Packed | None, tuple[Diagnostic, ...]]:
    """The code in a folder. `place` is where the spec names it."""
    files = survey(folder)
    return (None, (files.at(place),)) if isinstance(files, CodeFault) else (_zipped(files), ())


def as_it_is(name: str, data: bytes) -> Packed:
    """A file as it is. Its name keeps its suffix."""
    return Packed(data, sha256(data).hexdigest(), Path(name).suffix)


def identity(folder: Path) -> str:
    """The digest that the code in a folder has when it is packed; nothing if it cannot be."""
    files = survey(folder)
    if isinstance(files, CodeFault):
        return ""
    digest = sha256()
    try:
        for file in files:
            content = Path(file.path).read_bytes()
            digest.update(_head(file, content))
            digest.update(content)
    except OSError:
        return ""
    return digest.hexdigest()


def _zipped(files: Sequence[CodeFile]) -> Packed:
    digest = sha256()
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for file in files:
            content = Path(file.path).read_bytes()
            digest.update(_head(file, content))
            digest.update(content)
            info = ZipInfo(file.name, (1980, 1, 1, 0, 0, 0))  # the earliest that a zip file can say
            info.create_system = 3  # Unix, wherever this runs: modes count
            info.external_attr = (stat.S_IFREG | file.mode) << 16
            archive.writestr(info, content, ZIP_DEFLATED)
    return Packed(buffer.getvalue(), digest.hexdigest())


def _head(file: CodeFile, content: bytes) -> bytes:
    """What distinguishes a file's content from that of others."""
    return f"{file.name}\n{file.mode:o} {len(content)}\n".encode("utf-8", "surrogateescape")

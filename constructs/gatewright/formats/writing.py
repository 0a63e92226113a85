"""Writing files: whole or not at all, and only what has changed."""

from __future__ import annotations

import os
from pathlib import Path


def differs(path: Path, data: bytes) -> bool:
    """Whether the file does not hold these bytes."""
    try:
        return path.read_bytes() != data
    except FileNotFoundError:
        return True


def write(path: Path, data: bytes, *, durable: bool = False) -> bool:
    """Write these bytes to the file; whether they were not there already.

    What is durable is on the disk when this returns, and survives that the machine stops at any moment.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe cannot be replaced
        return True
    if not differs(path, data):
        return False
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _fill(fresh, data, durable=durable)
        fresh.replace(path)
        if durable:
            _sync_folder(path.parent)
    finally:
        fresh.unlink(missing_ok=True)
    return True


def _fill(path: Path, data: bytes, *, durable: bool) -> None:
    with path.open("wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Let the folder's new entry reach the disk, where folders can be synchronized."""
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

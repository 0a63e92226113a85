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


def write(path: Path, data: bytes) -> bool:
    """Let the file hold these bytes; tells whether it had to be written."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe cannot be replaced
        return True
    if not differs(path, data):
        return False
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return True

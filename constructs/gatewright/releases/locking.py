"""Locks: only one command at a time acts on a ledger.

The lock is the operating system's, on a file next to the ledger. It is released however the process ends, and the
file that remains blocks no other command. The file's content is for people. Windows has no such locks, and none
is taken there.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from gatewright.document.plain_data import is_mapping

if sys.platform != "win32":
    import fcntl

_PAUSE = 0.1


class HeldError(Exception):
    """Another command is acting; the text says which, and since when."""


def lock_name(stem: str, *parts: str) -> str:
    """The file of a lock, beside the spec: of all that changes, or of a part of it."""
    return ".".join((stem, "releases", *(part.replace("/", ".") for part in parts), "lock"))


def who() -> str:
    """Who this is: `me@machine`."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a container may run as a number that has no name
        user = "somebody"
    return f"{user}@{socket.gethostname()}"


@contextmanager
def held(path: Path, doing: str, *, patience: float = 0.0) -> Generator[None]:
    """Hold a lock. Raises HeldError if another command does, and still does after so many seconds."""
    if sys.platform == "win32":
        yield
        return
    descriptor = _wait(path, patience)
    try:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        said = {"doing": doing, "by": who(), "process": os.getpid(), "since": at}
        os.ftruncate(descriptor, 0)
        os.write(descriptor, json.dumps(said).encode() + b"\n")
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _wait(path: Path, patience: float) -> int:
    ends = time.monotonic() + patience
    while True:
        try:
            found = _take(path)
        except HeldError:
            if time.monotonic() >= ends:
                raise
            time.sleep(_PAUSE)
        else:
            if found is not None:
                return found


def _take(path: Path) -> int | None:
    """The file, locked; nothing if it is another one by now, because the one who had it took it away."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if path.exists() and os.path.samestat(os.fstat(descriptor), path.stat()):
            return descriptor
    except BlockingIOError:
        text = os.read(descriptor, 4096).decode("utf-8", "replace")
        os.close(descriptor)
        raise HeldError(_described(text)) from None
    os.close(descriptor)
    return None


def _described(text: str) -> str:
    try:
        said: object = json.loads(text)
    except ValueError:
        said = None
    if not is_mapping(said):
        return "another command is changing these releases"
    return (
        f"`gatewright {said.get('doing')}` of {said.get('by')}, process {said.get('process')}, "
        f"has been changing these releases since {said.get('since')}"
    )

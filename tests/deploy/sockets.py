"""Who listens where, read where Linux lists it."""

from __future__ import annotations

import os
import socket
from pathlib import Path

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
CAN_LOOK = TABLES[0].exists()
LISTENING = "0A"
IPV4_DIGITS = 8


def listeners(process_group: int) -> set[str]:
    """The addresses and ports on which the processes of a group listen."""
    rows = [line.split() for table in TABLES if table.exists() for line in table.read_text().splitlines()[1:]]
    held = {link for process in _members(process_group) for link in _sockets(process)}
    return {_readable(row[1]) for row in rows if row[3] == LISTENING and f"socket:[{row[9]}]" in held}


def _readable(written: str) -> str:
    """`0100007F:1F90` as `127.0.0.1:8080`; an address of IPv6 stays as it is written."""
    address, port = written.split(":")
    if len(address) == IPV4_DIGITS:
        address = socket.inet_ntoa(bytes.fromhex(address)[::-1])
    return f"{address}:{int(port, 16)}"


def _members(process_group: int) -> list[Path]:
    return [
        process for process in Path("/proc").iterdir() if process.name.isdigit() and _in_group(process, process_group)
    ]


def _in_group(process: Path, process_group: int) -> bool:
    try:
        return os.getpgid(int(process.name)) == process_group
    except ProcessLookupError:
        return False


def _sockets(process: Path) -> set[str]:
    return {str(descriptor.readlink()) for descriptor in (process / "fd").iterdir()}

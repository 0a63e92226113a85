"""A client of WebSockets, as small as tests need: whole text frames, and who closed."""

from __future__ import annotations

import base64
import hashlib
import http.client
import os
import socket
import struct
from contextlib import suppress
from typing import Self
from urllib.parse import urlsplit

SECONDS = 30
MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
LAST, MASKED = 0x80, 0x80
SHORT, MIDDLE = 125, 126
NORMAL = 1000


class RefusedError(Exception):
    """The server did not open a connection: its status says why."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(f"{status} {body!r}")
        self.status = status


class ClosedError(Exception):
    """The server closed the connection."""


class WebSocket:
    """A connection, for the length of a `with`. What does not come in time is a `TimeoutError`."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname is not None
        with socket.create_connection((parts.hostname, parts.port or http.client.HTTP_PORT), SECONDS) as connection:
            self._stream = connection.makefile("rwb")
        try:
            self._open(parts.netloc, f"{parts.path}?{parts.query}")
        except RefusedError:
            self._stream.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def send(self, text: str) -> None:
        """Send a message."""
        self._send(TEXT, text.encode())

    def receive(self) -> str:
        """The next message."""
        while True:
            kind, data = self._receive()
            if kind == TEXT:
                return data.decode()
            if kind == CLOSE:
                self._stream.close()
                raise ClosedError
            if kind == PING:
                self._send(PONG, data)

    def close(self) -> None:
        """Say goodbye, and wait until the server says so too."""
        if not self._stream.closed:
            self._send(CLOSE, struct.pack("!H", NORMAL))
        with suppress(ClosedError):
            while not self._stream.closed:
                self.receive()

    def _open(self, host: str, target: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        wanted = ("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}")
        self._write("\r\n".join((f"GET {target} HTTP/1.1", f"Host: {host}", *wanted, "", "")).encode())
        status = int(self._stream.readline().split()[1])
        headers = http.client.parse_headers(self._stream)
        if status != http.client.SWITCHING_PROTOCOLS:
            raise RefusedError(status, self._stream.read(int(headers["Content-Length"] or 0)))
        digest = hashlib.sha1((key + MAGIC).encode(), usedforsecurity=False).digest()
        assert headers["Sec-WebSocket-Accept"] == base64.b64encode(digest).decode()

    def _send(self, kind: int, data: bytes) -> None:
        mask = os.urandom(4)
        if len(data) <= SHORT:
            length = struct.pack("!B", MASKED | len(data))
        else:
            length = struct.pack("!BH", MASKED | MIDDLE, len(data))
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))
        self._write(bytes([LAST | kind]) + length + mask + masked)

    def _receive(self) -> tuple[int, bytes]:
        first, length = self._read(2)
        assert first & LAST, "a message in several frames"
        if length == MIDDLE:
            (length,) = struct.unpack("!H", self._read(2))
        elif length > MIDDLE:
            (length,) = struct.unpack("!Q", self._read(8))
        return first & ~LAST, self._read(length)

    def _read(self, size: int) -> bytes:
        data = self._stream.read(size)
        if len(data) < size:
            self._stream.close()
            raise ClosedError
        return data

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._stream.flush()

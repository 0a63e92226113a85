"""The control plane's server: real HTTP, with the faults that HTTP has."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from unit.live.patching import RefusedError
from unit.live.plane import ERRORS, UNREADABLE, Plane

METRICS = "GraniteServiceVersion20100801."
"""What names an operation of CloudWatch."""

_GRANTED = {"POST": 201, "DELETE": 202}
"""With which status what changes something is granted."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: _Server

    def _handle(self) -> None:
        plane = self.server.plane
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._is_query = b"Action=" in body
        with self.server.lock:
            plane.requests += 1
            number = plane.requests
            fault = plane.faults.get(number, "")
            plane.on_request(number)
            if fault in ERRORS:
                self._error(RefusedError(*ERRORS[fault]))
                return
            if fault == "reset before":
                self._reset()
                return
            try:
                plane.verify(self.headers.get("X-Amz-Date"))
                data, type = ({}, "") if fault == "hang before" else self._answer(plane, body)
            except RefusedError as error:
                self._error(error)
                return
        status = _GRANTED.get(self.command, 200) if type == "application/json" else 200
        self._end(fault, status, data if isinstance(data, bytes) else json.dumps(data).encode(), type)

    do_GET = do_PATCH = do_DELETE = do_POST = _handle  # noqa: N815 - the library looks for these names

    def _answer(self, plane: Plane, body: bytes) -> tuple[Any, str]:
        operation = self.headers.get("X-Amz-Target", "")
        if operation.startswith(METRICS):
            return plane.monitoring(operation.removeprefix(METRICS), json.loads(body)), "application/x-amz-json-1.0"
        if self._is_query:
            return plane.describe(parse_qs(body.decode())["Action"][0]).encode(), "text/xml"
        return plane.answer(self.command, self.path, json.loads(body or b"{}")), "application/json"

    def _end(self, fault: str, status: int, data: bytes, type: str) -> None:
        if fault.startswith("hang"):
            self.rfile.read(1)  # nothing comes but the end, when the other side has waited for long enough
            self.close_connection = True
        elif fault == "reset after":
            self._reset()
        elif fault == "truncated":
            self._send(status, data[: len(data) // 2], type, {"Content-Length": str(len(data))})
            self.close_connection = True
        elif fault == "old protocol":
            self.protocol_version = "HTTP/1.0"
            self._send(status, data, type)
            self.close_connection = True
        else:
            self._send(status, UNREADABLE.get(fault, data), type)

    def _error(self, error: RefusedError) -> None:
        data = json.dumps({"message": str(error), "__type": error.code}).encode()
        code = {"x-amzn-ErrorType": error.code} if error.code else {}
        if self._is_query:  # services with the query protocol answer in XML
            text = f"<Error><Code>{error.code}</Code><Message>{error}</Message></Error>"
            data = f"<ErrorResponse>{text}</ErrorResponse>".encode()
        self._send(error.status, data, "text/xml" if self._is_query else "application/json", {**code, **error.headers})

    def _send(self, status: int, data: bytes, type: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": type, "Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
        self.wfile.flush()

    def _reset(self) -> None:
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The service's own time."""
        return super().date_time_string(self.server.plane.time if timestamp is None else timestamp)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    plane: Plane
    lock: threading.Lock

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who was killed or reset does not read its answer."""


class Serving:
    """A server whose plane can be another one at any time."""

    def __init__(self, server: _Server) -> None:
        self._server = server
        self.url = f"http://127.0.0.1:{server.server_address[1]}"

    def serve(self, plane: Plane) -> Plane:
        with self._server.lock:
            self._server.plane = plane
        return plane


@contextmanager
def serving() -> Iterator[Serving]:
    server = _Server(("127.0.0.1", 0), _Handler)
    server.lock = threading.Lock()
    server.plane = Plane({}, {})
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield Serving(server)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

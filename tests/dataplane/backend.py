"""A web server of the tests' own: it answers every request by telling what it got."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from deploy.emulator import HOST


class _Handler(BaseHTTPRequestHandler):
    """Answers with the status that the header `X-Want` asks for, 200 without it."""

    protocol_version = "HTTP/1.1"

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self._tell
        raise AttributeError(name)

    def _tell(self) -> None:
        url = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        got = {
            "method": self.command,
            "path": url.path,
            "query": parse_qs(url.query, keep_blank_values=True),
            "headers": {name.lower(): value for name, value in self.headers.items()},
            "body": self.rfile.read(length).decode(),
        }
        answer = json.dumps(got).encode()
        self.send_response(int(self.headers.get("X-Want") or 200))
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Made-By", "backend")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def listening() -> Generator[int]:
    """The server for the length of a `with`, and its port."""
    with ThreadingHTTPServer((HOST, 0), _Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()

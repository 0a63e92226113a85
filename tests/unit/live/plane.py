"""A control plane that keeps state, on loopback: what the service does with stages, deployments and canaries.

It does what is recorded of the service and refuses what that refuses: a list of patch operations is applied whole or
not at all, values are text, a promotion copies from a canary that is there, a stage with a canary takes no other base,
and a canary cannot be removed twice. Faults are injected where they happen in life: at the socket.
"""

from __future__ import annotations

import copy
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PAGE = 2
"""Pages are small, so that there are always several."""

STACK = """<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult>
<Stacks><member><StackName>shop</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime>
<StackStatus>UPDATE_COMPLETE</StackStatus><Outputs><member><OutputKey>ShopApiId</OutputKey>
<OutputValue>api1</OutputValue><Description>Id of the API shop</Description></member></Outputs></member></Stacks>
</DescribeStacksResult></DescribeStacksResponse>"""

IDENTITY = """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::999988887777:user/me</Arn><UserId>me</UserId><Account>999988887777</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>"""


class RefusedError(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


def bad(message: str) -> RefusedError:
    return RefusedError(400, "BadRequestException", message)


class Plane:
    """One API with stages and deployments."""

    def __init__(self, digests: dict[str, str], stages: dict[str, dict[str, Any]]) -> None:
        self.deployments = digests
        self.stages = {name: {"stageName": name, "variables": {}, **stage} for name, stage in stages.items()}
        self.authorizers: list[str] = []
        self.writes: list[str] = []
        self.requests = 0
        self.faults: dict[int, str] = {}
        """By the number of the request, from 1 on."""
        self.on_request: Callable[[int], None] = lambda _: None
        self.stale_after_a_write = 0
        """How many looks at a stage show what it was before a write."""
        self._stale = 0
        self._before: dict[str, Any] = {}

    def answer(self, method: str, target: str, body: bytes) -> object:  # noqa: C901 - a table of routes
        parts = urlsplit(target)
        steps = [unquote(step) for step in parts.path.strip("/").split("/")]
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        match method, steps:
            case "GET", ["restapis", "api1", "stages", name]:
                return self._shown(name)
            case "GET", ["v2", "apis", "api1", "stages", name]:
                return self._shown(name)
            case "GET", ["restapis", "api1", "stages"]:
                return {"item": list(self.stages.values())}
            case "GET", ["restapis", "api1", "deployments"]:
                found = [{"id": id, "description": text, "createdDate": 1} for id, text in self.deployments.items()]
                return _page(found, query)
            case "GET", ["v2", "apis", "api1", "deployments"]:
                return {"items": [{"deploymentId": id, "description": d} for id, d in self.deployments.items()]}
            case "GET", ["restapis", "api1", "authorizers"]:
                return _page([{"id": id} for id in self.authorizers], query)
            case "GET", ["v2", "apis", "api1", "authorizers"]:
                return {"items": []}
            case "PATCH", ["restapis", "api1", "stages", name]:
                return self._write(name, lambda stage: _patch(stage, json.loads(body)["patchOperations"], self))
            case "PATCH", ["v2", "apis", "api1", "stages", name]:
                return self._write(name, lambda stage: {**stage, **json.loads(body)})
            case "DELETE", ["restapis", "api1", "stages", name, "cache", what]:
                self.writes.append(f"flush {what} of {name}")
                return {}
            case _:
                raise RefusedError(404, "NotFoundException", f"no {method} {target}")

    def _stage(self, name: str) -> dict[str, Any]:
        if name not in self.stages:
            raise RefusedError(404, "NotFoundException", "Invalid stage identifier specified")
        return self.stages[name]

    def _shown(self, name: str) -> dict[str, Any]:
        if self._stale:
            self._stale -= 1
            return dict(self._before[name])
        return self._stage(name)

    def _write(self, name: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        before = self._stage(name)
        self.stages[name] = change(copy.deepcopy(before))
        self._before[name] = before
        self._stale = self.stale_after_a_write
        self.writes.append(f"update {name}")
        return self.stages[name]


def _page(found: list[dict[str, Any]], query: dict[str, str]) -> dict[str, Any]:
    start = int(query.get("position", "0"))
    rest = {"position": str(start + PAGE)} if start + PAGE < len(found) else {}
    return {"item": found[start : start + PAGE], **rest}


def _patch(stage: dict[str, Any], operations: list[dict[str, str]], plane: Plane) -> dict[str, Any]:
    for each in operations:
        _operation(stage, each, plane)
    return stage


def _operation(  # noqa: C901, PLR0912 - a table of operations
    stage: dict[str, Any], operation: dict[str, str], plane: Plane
) -> None:
    canary = stage.get("canarySettings")
    value = operation.get("value")
    if value is not None and not isinstance(value, str):
        raise bad("Invalid patch value")
    match operation["op"], operation["path"].split("/")[1:], operation.get("from"):
        case "replace", ["canarySettings", "percentTraffic"], None:
            stage.setdefault("canarySettings", {"deploymentId": stage["deploymentId"]})["percentTraffic"] = float(
                str(value)
            )
        case "copy", ["deploymentId"], "/canarySettings/deploymentId":
            if canary is None:
                raise bad("Promotion not available. Canary does not exist.")
            stage["deploymentId"] = canary["deploymentId"]
        case "copy", ["variables"], "/canarySettings/stageVariableOverrides":
            if canary is None:
                raise bad("Promotion not available. Canary does not exist.")
            stage["variables"] = {**stage["variables"], **canary.get("stageVariableOverrides", {})}
        case "replace", ["variables", name], None:
            stage["variables"][name] = value
        case "remove", ["canarySettings"], None:
            if canary is None:
                raise bad("Cannot remove canary settings: there are none")
            del stage["canarySettings"]
        case "replace", ["deploymentId"], None:
            if canary is not None:
                raise bad("a stage with a canary takes no other deployment")
            if value not in plane.deployments:
                raise bad("Deployment id does not exist")
            stage["deploymentId"] = value
        case _:
            raise bad(f"Invalid patch operation {operation}")


ERRORS = {
    "throttled": (429, "TooManyRequestsException", "Too Many Requests"),
    "conflict": (409, "ConflictException", "Unable to complete operation due to concurrent modification."),
    "failure": (500, "InternalFailure", "internal"),
    "unavailable": (503, "ServiceUnavailableException", "unavailable"),
    "quota": (429, "LimitExceededException", "the limit is exceeded"),
    "expired": (403, "ExpiredTokenException", "The security token included in the request is expired"),
}

PASSING = ("throttled", "conflict", "failure", "unavailable", "reset before", "reset after", "truncated", "garbled")
"""Faults that are over a moment later. `after`, `truncated` and `garbled`: it was done, and nobody is told."""

FATAL = ("quota", "expired")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: _Server

    def _handle(self) -> None:
        plane = self.server.plane
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.server.lock:
            plane.requests += 1
            number = plane.requests
            fault = plane.faults.get(number)
            plane.on_request(number)
            if fault in ERRORS:
                self._error(*ERRORS[fault])
                return
            if fault == "reset before":
                self._reset()
                return
            if self.command == "POST":
                self._send(200, (STACK if b"Action=DescribeStacks" in body else IDENTITY).encode(), "text/xml")
                return
            try:
                text = json.dumps(plane.answer(self.command, self.path, body)).encode()
            except RefusedError as error:
                self._error(error.status, error.code, str(error))
                return
        if fault == "reset after":
            self._reset()
        elif fault == "truncated":
            self._send(200, text[: len(text) // 2], length=len(text))
        elif fault == "garbled":
            self._send(200, b"{}")
        else:
            self._send(200, text)

    do_GET = do_PATCH = do_DELETE = do_POST = _handle  # noqa: N815 - the library looks for these names

    def _error(self, status: int, code: str, message: str) -> None:
        self._send(status, json.dumps({"message": message}).encode(), error=code)

    def _send(
        self, status: int, data: bytes, type: str = "application/json", *, length: int | None = None, error: str = ""
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        if error:
            self.send_header("x-amzn-ErrorType", error)
        self.end_headers()
        self.wfile.write(data)
        self.wfile.flush()
        if length is not None:
            self.close_connection = True

    def _reset(self) -> None:
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

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

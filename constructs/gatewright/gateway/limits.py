"""Limits of the service that are not the same for all kinds of API."""

from __future__ import annotations

from collections.abc import Mapping

from gatewright.spec.kind import Kind

LONGEST_WAIT_MS: Mapping[Kind, int] = {"rest": 29_000, "http": 30_000, "websocket": 29_000}
"""How long API Gateway waits for a backend, at most and by default."""

LONGEST_ACCESS_FORMAT: Mapping[Kind, int] = {"rest": 3 * 1024, "http": 1024, "websocket": 1024}
"""How long a format of access logs may be, in bytes."""

"""Logs of a stage."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import OFF, Default, Derived
from gatewright.spec.kind import HTTP, Lack
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.values.duration import Duration


@model(
    lacks=(
        Lack(
            HTTP,
            "execution logs",
            "write access logs with `$context.error.message`",
            key="execution",
            values=("error", "info"),
        ),
        Lack(HTTP, "execution logs", "log the requests in the backend", key="data_trace"),
    ),
)
class LogsSpec(Struct, frozen=True, kw_only=True):
    """Access logs and execution logs of a stage.

    Both need the API Gateway CloudWatch Logs role, which is set once for each account and Region. HTTP APIs write
    access logs without it.
    """

    access: Annotated[str | None, Default("off")] = None
    """The access log format: `json`, `clf`, `xml`, `csv`, or a format with `$context` variables.

    `off` disables access logs.
    """
    to: Annotated[Reference | None, Derived("a log group that is created for the stage")] = None
    """The destination of access logs: a log group, or from REST APIs a Firehose stream named `amazon-apigateway-…`."""
    execution: Annotated[Literal["off", "error", "info"] | None, Default("off")] = None
    """The level of execution logs."""
    data_trace: Annotated[bool | None, OFF] = None
    """Logs whole requests and responses. They contain clients' data: do not use it in production."""
    key: Annotated[Reference | None, Derived("`log_key` of the gateway")] = None
    """The ARN of a KMS key that encrypts the stage's own log groups.

    The key policy must allow `logs.REGION.amazonaws.com` to use the key.
    """
    retention: Annotated[Duration | None, Default("365d")] = None
    """How long CloudWatch keeps the logs: `30d`, `365d`."""

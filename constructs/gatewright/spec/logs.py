"""Logs of a stage."""

from typing import Literal

from msgspec import Struct

from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.values.duration import Duration


@model()
class LogsSpec(Struct, frozen=True, kw_only=True):
    """What a stage writes about its requests.

    Both kinds of log need the account's CloudWatch role, which is set once for every account and region. HTTP APIs
    write their access logs without it.
    """

    access: str | None = None
    """A line for every request: `json`, `clf`, `xml`, `csv`, or a format of your own with `$context` variables.

    `off` for none, which there is when nothing is said.
    """
    to: Reference | None = None
    """Where access logs go: a log group, or from REST APIs a Firehose stream called `amazon-apigateway-…`.

    A log group of the stage's own when nothing is said.
    """
    execution: Literal["off", "error", "info"] | None = None
    """What API Gateway tells about its own work; `off` when nothing is said."""
    data_trace: bool | None = None
    """Whether whole requests and answers are logged. They hold what callers send, so never where callers are real."""
    key: Reference | None = None
    """A key of KMS that the stage's own log groups are encrypted with, by its ARN; keys of CloudWatch's otherwise.

    The key's policy has to let `logs.REGION.amazonaws.com` use it.
    """
    retention: Duration | None = None
    """How long logs are kept: `30d`, `365d`; a year when nothing is said."""

"""Firehose: records to a delivery stream."""

from __future__ import annotations

from typing import Annotated

from gatewright.spec.default import ON, Default
from gatewright.spec.kind import HTTP, Lack
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload


@model(
    tag="firehose",
    shorthand="stream",
    lacks=(Lack(HTTP, "direct integration with Firehose", "send the record to `kinesis`"),),
)
class FirehoseBackend(MessageBackend, frozen=True, kw_only=True):
    """A delivery stream that a record is put into. Clients get 202 and the ID of the record."""

    stream: Reference
    """The delivery stream: a bound name, its ARN, or a reference to its ARN."""
    data: Annotated[Payload | None, Default("body")] = None
    """The record."""
    newline: Annotated[bool | None, ON] = None
    """Adds a line break to each record, so that files have one record in a line."""

"""Kinesis: records to a data stream."""

from __future__ import annotations

from typing import Annotated

from gatewright.spec.default import Default
from gatewright.spec.kind import HTTP, Lack
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload


@model(
    tag="kinesis",
    shorthand="stream",
    lacks=(Lack(HTTP, "JSON objects of several sources", "send `body`", key="data.*"),),
)
class KinesisBackend(MessageBackend, frozen=True, kw_only=True):
    """A data stream that a record is put into. Clients get 202 and the sequence number of the record."""

    stream: Reference
    """The stream: a bound name, its ARN, or a reference to its ARN."""
    data: Annotated[Payload | None, Default("body")] = None
    """The record."""
    partition_key: Annotated[ValueSource | None, Default("context.requestId")] = None
    """The partition key, which determines the shard. Records with the same key keep their order.

    The default distributes records evenly.
    """

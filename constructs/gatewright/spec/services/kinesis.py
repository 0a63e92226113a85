"""Kinesis: records into a stream."""

from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload


@model(tag="kinesis", shorthand="stream")
class KinesisBackend(MessageBackend, frozen=True, kw_only=True):
    """A data stream that takes a record. Callers get 202 and the record's sequence number."""

    stream: Reference
    """The stream: one that is bound, its ARN, or a reference to its ARN."""
    data: Payload | None = None
    """The record; `body` when nothing is said."""
    partition_key: ValueSource | None = None
    """What decides on the shard. Records with the same key keep their order.

    `context.requestId` when nothing is said, which spreads them evenly.
    """

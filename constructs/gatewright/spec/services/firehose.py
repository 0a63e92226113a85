"""Firehose: records into a delivery stream."""

from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload


@model(tag="firehose", shorthand="stream")
class FirehoseBackend(MessageBackend, frozen=True, kw_only=True):
    """A delivery stream that takes a record. Callers get 202 and the record's id."""

    stream: Reference
    """The delivery stream: one that is bound, its ARN, or a reference to its ARN."""
    data: Payload | None = None
    """The record; `body` when nothing is said."""
    newline: bool | None = None
    """Whether a line break follows each record, so that files hold one a line; it does when nothing is said."""

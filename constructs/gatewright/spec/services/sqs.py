"""SQS: messages into a queue."""

from collections.abc import Mapping
from typing import Literal

from gatewright.spec.mapping import Source
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import Name


@model(tag="sqs", shorthand="queue")
class SqsBackend(MessageBackend, frozen=True, kw_only=True):
    """A queue that takes a message. Callers get 202 and the message's id.

    With `SendMessageBatch` each item of a list is a message. Callers get 202 if the queue took them all, and else 502
    and the positions in the list of those that it did not take.
    """

    queue: Reference
    """The queue: one that is bound, its ARN, or a reference to its ARN."""
    action: Literal["SendMessage", "SendMessageBatch"] | None = None
    """What is asked of the queue; `SendMessage` when nothing is said."""
    message: Payload | None = None
    """The message, or in a batch the list of them, at most ten; `body` when nothing is said."""
    attributes: Mapping[Name, Source] | None = None
    """Attributes of the message. Those that a request has nothing for are left out."""
    group_id: Source | None = None
    """The group within which a FIFO queue keeps the order."""
    deduplication_id: Source | None = None
    """What tells messages of a FIFO queue apart. In a batch the position in the list follows it."""
    delay: Duration | None = None
    """How long the message stays hidden; as long as the queue says when nothing is said."""

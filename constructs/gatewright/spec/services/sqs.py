"""SQS: messages into a queue."""

from collections.abc import Mapping
from typing import Literal

from gatewright.spec.mapping import ValueSource
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
    action: Literal["SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage", "PurgeQueue"] | None = None
    """What is asked of the queue; `SendMessage` when nothing is said. Batches are for REST, the last three for HTTP."""
    message: Payload | None = None
    """The message, or in a batch the list of them, at most ten; `body` when nothing is said."""
    attributes: Mapping[Name, ValueSource] | None = None
    """Attributes of the message. Those that a request has nothing for are left out."""
    group_id: ValueSource | None = None
    """The group within which a FIFO queue keeps the order."""
    deduplication_id: ValueSource | None = None
    """What tells messages of a FIFO queue apart. In a batch the position in the list follows it."""
    delay: Duration | None = None
    """How long the message stays hidden; as long as the queue says when nothing is said."""
    receipt: ValueSource | None = None
    """Which message is deleted: what `ReceiveMessage` gave for it."""
    at_most: int | None = None
    """How many messages are received, 1 to 10; one when nothing is said."""
    wait: Duration | None = None
    """How long to wait for a message, at most 20s; as long as the queue says when nothing is said."""
    hidden: Duration | None = None
    """How long others do not see what was received; as long as the queue says when nothing is said."""

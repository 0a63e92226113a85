"""SQS: messages to a queue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from gatewright.spec.default import AwsDefault, Default, Derived
from gatewright.spec.kind import HTTP, NOT_HTTP, Lack
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import Name


@model(
    tag="sqs",
    shorthand="queue",
    lacks=(
        Lack(HTTP, "batches", "send the list as one message", key="action", values=("SendMessageBatch",)),
        Lack(
            NOT_HTTP,
            "this action in the backend `sqs`",
            "write `aws:` with service and action",
            key="action",
            values=("ReceiveMessage", "DeleteMessage", "PurgeQueue"),
        ),
        *(
            Lack(NOT_HTTP, "receiving and deleting messages", "write `aws:` with service and action", key=key)
            for key in ("receipt", "at_most", "wait", "hidden")
        ),
        Lack(HTTP, "JSON objects of several sources", "send `body`", key="message.*"),
        Lack(HTTP, "message attributes", "send the values in the message", key="attributes"),
    ),
)
class SqsBackend(MessageBackend, frozen=True, kw_only=True):
    """A queue that a message is sent to. Clients get 202 and the ID of the message.

    With `SendMessageBatch` each item of a list is a message. Clients get 202 if the queue accepted all of them.
    Otherwise they get 502 and the list positions of the rejected messages.
    """

    queue: Reference
    """The queue: a bound name, its ARN, or a reference to its ARN."""
    action: Annotated[
        Literal["SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage", "PurgeQueue"] | None,
        Default("SendMessage"),
    ] = None
    """The action on the queue.

    """
    message: Annotated[Payload | None, Default("body")] = None
    """The message, or in a batch the list of at most ten messages."""
    attributes: Mapping[Name, ValueSource] | None = None
    """Message attributes, without those for which the request has no value."""
    group_id: ValueSource | None = None
    """The message group within which a FIFO queue keeps the order."""
    deduplication_id: ValueSource | None = None
    """The deduplication ID of a FIFO queue. In a batch, the position in the list is added to it."""
    delay: Annotated[Duration | None, Derived("the delay of the queue")] = None
    """How long the message stays hidden."""
    receipt: ValueSource | None = None
    """The receipt handle of the message to delete, from `ReceiveMessage`."""
    at_most: Annotated[int | None, AwsDefault(1)] = None
    """The maximum number of messages to receive, 1 to 10."""
    wait: Annotated[Duration | None, Derived("the wait time of the queue")] = None
    """How long to wait for a message, at most 20s."""
    hidden: Annotated[Duration | None, Derived("the visibility timeout of the queue")] = None
    """How long a received message is hidden from other consumers."""

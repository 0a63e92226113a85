"""SNS: messages to the subscribers of a topic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from gatewright.spec.default import Default
from gatewright.spec.kind import HTTP, Lack
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload
from gatewright.spec.values.name import Name


@model(
    tag="sns",
    shorthand="topic",
    lacks=(
        Lack(
            HTTP,
            "direct integration with SNS",
            "send an event to `eventbridge`, with a rule that publishes to the topic",
        ),
    ),
)
class SnsBackend(MessageBackend, frozen=True, kw_only=True):
    """A topic that a message is published to. Clients get 202 and the ID of the message."""

    topic: Reference
    """The topic: a bound name, its ARN, or a reference to its ARN."""
    message: Annotated[Payload | None, Default("body")] = None
    """The message."""
    subject: ValueSource | None = None
    """The subject of emails."""
    attributes: Mapping[Name, ValueSource] | None = None
    """Message attributes, for filter policies, without those for which the request has no value."""
    group_id: ValueSource | None = None
    """The message group within which a FIFO topic keeps the order."""
    deduplication_id: ValueSource | None = None
    """The deduplication ID of a FIFO topic."""

"""SNS: messages to a topic's subscribers."""

from collections.abc import Mapping

from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload
from gatewright.spec.values.name import Name


@model(tag="sns", shorthand="topic")
class SnsBackend(MessageBackend, frozen=True, kw_only=True):
    """A topic that a message is published to. Callers get 202 and the message's id."""

    topic: Reference
    """The topic: one that is bound, its ARN, or a reference to its ARN."""
    message: Payload | None = None
    """The message; `body` when nothing is said."""
    subject: ValueSource | None = None
    """The subject of mails."""
    attributes: Mapping[Name, ValueSource] | None = None
    """Attributes of the message, for filters. Those that a request has nothing for are left out."""
    group_id: ValueSource | None = None
    """The group within which a FIFO topic keeps the order."""
    deduplication_id: ValueSource | None = None
    """What tells messages of a FIFO topic apart."""

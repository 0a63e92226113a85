"""EventBridge: events onto a bus."""

from msgspec import Struct

from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload


@model(marker="from")
class FromRequest(Struct, frozen=True, kw_only=True):
    """A text that comes from the request."""

    from_: ValueSource
    """Where it comes from."""


@model(tag="eventbridge")
class EventbridgeBackend(MessageBackend, frozen=True, kw_only=True):
    """A bus that takes an event. Callers get 202 and the event's id, and an error if the bus did not take it."""

    bus: Reference | None = None
    """The bus: one that is bound, its ARN, or a reference to its ARN. The account's `default` when nothing is said."""
    source: str
    """The event's source, as rules see it: `shop.orders`."""
    detail_type: str | FromRequest
    """The event's kind, as rules see it: `Order placed`."""
    detail: Payload | None = None
    """The event itself, a JSON object; `body` when nothing is said."""

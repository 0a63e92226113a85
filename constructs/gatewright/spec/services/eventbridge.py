"""EventBridge: events to an event bus."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from gatewright.spec.default import Default, Derived
from gatewright.spec.kind import HTTP, Lack
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.services.common import MessageBackend, Payload


@model(marker="from")
class FromRequest(Struct, frozen=True, kw_only=True):
    """A string from the request."""

    from_: ValueSource
    """The source of the string."""


@model(
    tag="eventbridge",
    lacks=(Lack(HTTP, "JSON objects of several sources", "send `body`", key="detail.*"),),
)
class EventbridgeBackend(MessageBackend, frozen=True, kw_only=True):
    """An event bus. Clients get 202 and the ID of the event, or an error if the bus rejects it."""

    bus: Annotated[Reference | None, Derived("the account's `default` event bus")] = None
    """The event bus: a bound name, its ARN, or a reference to its ARN."""
    source: str
    """The source of the event, for rules: `shop.orders`."""
    detail_type: str | FromRequest
    """The type of the event, for rules: `Order placed`."""
    detail: Annotated[Payload | None, Default("body")] = None
    """The event itself, a JSON object."""

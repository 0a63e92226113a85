"""What there is to know of a service: how each type of API calls it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from gatewright.document import Path
from gatewright.resolve.scope import Scope
from gatewright.resolve.services.call import ServiceCall
from gatewright.resolve.services.subtype import SubtypeCall
from gatewright.spec.services.common import ServiceBackend

B = TypeVar("B", bound=ServiceBackend)


class Service(Struct, Generic[B], frozen=True, kw_only=True):
    """How a service is called, by the types of API that support it."""

    call: Callable[[Scope, B, Path], ServiceCall | None] | None = None
    """The call from a REST or WebSocket API, which have mapping templates."""
    subtype: Callable[[Scope, B, Path], SubtypeCall | None] | None = None
    """The call from an HTTP API, by an integration subtype and its parameters."""

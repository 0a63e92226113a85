"""What all backends that call an AWS service have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct

from gatewright.spec.default import OFF, Default, Derived
from gatewright.spec.function import GrantSpec
from gatewright.spec.kind import HTTP, REMOVE, WEBSOCKET, Lack
from gatewright.spec.mapping import ContentType, Responses, ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import Name

Payload = ValueSource | Mapping[Name, ValueSource]
"""The data to send: one source, or a JSON object whose entries come from several."""


@model(
    lacks=(Lack(HTTP, "calls with the caller's permissions", "remove it: the backend has a role", key="as_caller"),),
)
class ServiceBackend(Struct, frozen=True, kw_only=True):
    """A direct AWS service integration, without a function in between.

    The backend has an IAM role of its own, which may make this call on this resource and nothing else. HTTP APIs return
    the response of the service itself.
    """

    allow: tuple[GrantSpec, ...] | None = None
    """More permissions of the role, for example to use the KMS key of an encrypted resource."""
    role: Annotated[Reference | None, Derived("a role that is created")] = None
    """An existing role, instead of one of the backend's own."""
    as_caller: Annotated[bool | None, OFF] = None
    """Calls the service with the permissions of the caller. Requires `auth: iam`."""
    timeout: Annotated[Duration | None, Derived("29s, or 30s in HTTP APIs")] = None
    """How long API Gateway waits for the service: 50ms to 29s, 30s in HTTP APIs."""
    responses: Responses | None = None
    """Changes to the responses that Gatewright generates for this service.

    An entry with the status of a generated response changes that response. An entry with another status and without
    `when` replaces the successful response. Omitted settings do not change: `{201: {}}` changes only the status of
    success. In HTTP APIs each entry maps statuses of the service: `{202: {when: "200"}}`.
    """


@model(
    lacks=(
        Lack(HTTP, "selection by content type", REMOVE, key="content_types"),
        Lack(WEBSOCKET, "content types", REMOVE, key="content_types"),
    ),
)
class MessageBackend(ServiceBackend, frozen=True, kw_only=True):
    """A service whose request is made by a mapping template. Client input cannot break out of it."""

    content_types: Annotated[tuple[ContentType, ...] | None, Default(("application/json",))] = None
    """The content types that requests can have. API Gateway rejects others with 415.

    Parts of a body, such as `body.id`, can come from JSON only.
    """

"""What all backends that call an AWS service have in common."""

from collections.abc import Mapping

from msgspec import Struct

from gatewright.spec.function import GrantSpec
from gatewright.spec.mapping import ContentType, Responses, ValueSource
from gatewright.spec.model import model
from gatewright.spec.reference import Reference
from gatewright.spec.values.duration import Duration
from gatewright.spec.values.name import Name

Payload = ValueSource | Mapping[Name, ValueSource]
"""What is sent: one source, or a JSON object whose entries come from several."""


@model()
class ServiceBackend(Struct, frozen=True, kw_only=True):
    """An AWS service that is called without a function in between.

    It is called in a role of the backend's own, which may make this call on this thing and nothing else. HTTP APIs pass
    on what the service itself answers.
    """

    allow: tuple[GrantSpec, ...] | None = None
    """What the role may do besides, such as use the key of something that is encrypted with a key of your own."""
    role: Reference | None = None
    """A role that exists already, instead of one of its own."""
    as_caller: bool | None = None
    """Whether the service is called with the rights of whoever calls the API, which takes `auth: iam`."""
    timeout: Duration | None = None
    """How long API Gateway waits for an answer: 50ms to 29s, 30s in HTTP APIs; the longest when nothing is said."""
    responses: Responses | None = None
    """What callers get, if not the answers that are made for this service.

    With a status of theirs it changes that answer; another one without `when` takes the place of the good answer.
    What it does not say stays: `{201: {}}` changes the good answer's status and nothing else. In HTTP APIs each is for
    statuses of the service's own answers: `{202: {when: "200"}}`.
    """


@model()
class MessageBackend(ServiceBackend, frozen=True, kw_only=True):
    """A service whose request is made by a template. What comes from a request cannot break out of it."""

    content_types: tuple[ContentType, ...] | None = None
    """The content types that requests may have; `application/json` when nothing is said. Others are refused with 415.

    Parts of a body, such as `body.id`, can be taken from JSON only.
    """

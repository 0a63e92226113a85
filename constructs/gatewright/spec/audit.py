"""Audit logs: who changes a gateway, and when."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from gatewright.spec.default import Default
from gatewright.spec.model import model
from gatewright.spec.values.duration import Duration


@model()
class AuditSpec(Struct, frozen=True, kw_only=True):
    """A log of every call that changes the API or its domains: the action, its caller, source and time.

    CloudTrail records such calls only where a trail of the account logs management events. The log remains when the
    stack is deleted, and is encrypted with `log_key` unless that key is the stack's own.
    """

    retention: Annotated[Duration | None, Default("365d")] = None
    """How long CloudWatch keeps the log: `365d`, `731d`."""

"""Who changes a gateway, and when."""

from msgspec import Struct

from gatewright.spec.model import model
from gatewright.spec.values.duration import Duration


@model()
class AuditSpec(Struct, frozen=True, kw_only=True):
    """A log of every call that changes the API or its domains: what was asked for, by whom, from where, and when.

    CloudTrail tells of such calls only where a trail of the account logs management events. The log outlives the stack,
    and is encrypted with `log_key` unless that is one of the stack's own.
    """

    retention: Duration | None = None
    """How long it is kept: `365d`, `731d`; a year when nothing is said."""

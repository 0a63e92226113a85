"""The log of who changes the gateway."""

from gatewright.gateway import Audit
from gatewright.resolve.scope import Scope
from gatewright.spec.audit import AuditSpec

RETENTION_DAYS = 365.0


def resolve_audit(scope: Scope) -> Audit | None:
    """The log, if one is wanted."""
    written = scope.spec.audit
    if not written:
        return None
    retention = written.retention if isinstance(written, AuditSpec) else None
    return Audit(path=("audit",), retention_days=retention.seconds / 86400 if retention else RETENTION_DAYS)

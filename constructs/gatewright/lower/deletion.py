"""Deletion policies: what CloudFormation leaves in the account when the stack no longer contains it."""

from typing import Final

from gatewright.template import Value

RETAINED: Final[dict[str, Value]] = {"DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain"}
"""It stays, whatever happens to the stack."""

RETAINED_ONCE_DEPLOYED: Final[dict[str, Value]] = {
    "DeletionPolicy": "RetainExceptOnCreate",
    "UpdateReplacePolicy": "Retain",
}
"""It stays, unless the stack update that creates it fails."""

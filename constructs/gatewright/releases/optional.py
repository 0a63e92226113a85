"""What compares a spec with its releases, imported when a spec has releases."""
# ruff: noqa: PLC0414 - the aliases say what this module offers

from typing import TYPE_CHECKING

from gatewright.document.modules import imported_when_needed

if TYPE_CHECKING:
    from gatewright.releases import agreeing as agreeing
else:
    __getattr__ = imported_when_needed(__package__)

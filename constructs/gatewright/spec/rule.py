"""Severities and waivers of rules."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from gatewright.spec.default import Derived
from gatewright.spec.model import model
from gatewright.spec.values.day import Day


@model()
class RuleSetting(Struct, frozen=True, kw_only=True):
    """A changed severity of a rule, or a waiver."""

    severity: Annotated[Literal["error", "warning", "info"] | None, Derived("the rule's severity")] = None
    """The severity."""
    waive: str | None = None
    """The reason why the rule does not apply here. A reason makes the setting a waiver."""
    owner: str | None = None
    """The owner of the waiver: a team, or a person."""
    until: Annotated[Day | None, Derived("no end")] = None
    """The last day of the waiver. Thirty days before, `gatewright check` prints a reminder."""
    at: Annotated[tuple[str, ...] | None, Derived("the whole spec")] = None
    """The parts of the spec that the waiver covers, such as `routes.GET /health`."""

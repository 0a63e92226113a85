"""How seriously to take a rule."""

from typing import Literal

from msgspec import Struct

from gatewright.spec.model import model
from gatewright.spec.values.day import Day


@model()
class RuleSetting(Struct, frozen=True, kw_only=True):
    """A rule of the linter, taken more or less seriously than usual, or waived."""

    severity: Literal["error", "warning", "info"] | None = None
    """The severity to report it with."""
    waive: str | None = None
    """Why this rule does not apply here. A reason is what makes it a waiver."""
    owner: str | None = None
    """Who answers for the waiver: a team, or a person."""
    until: Day | None = None
    """The last day on which it is waived; for good when nothing is said. Thirty days before there is a reminder."""
    at: tuple[str, ...] | None = None
    """Where it is waived: parts of the spec, such as `routes.GET /health`. Everywhere when nothing is said."""

"""Explaining a gateway: what is in effect for a route or a stage and where that is written; which route is taken."""

from gatewright.explain.facts import Fact, facts
from gatewright.explain.matching import Match, Request, match
from gatewright.explain.stages import stage_facts

__all__ = ["Fact", "Match", "Request", "facts", "match", "stage_facts"]

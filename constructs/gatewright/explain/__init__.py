"""Explaining a gateway: what is in effect for a route and where that is written, and which route a request takes."""

from gatewright.explain.facts import Fact, facts
from gatewright.explain.matching import Match, Request, match

__all__ = ["Fact", "Match", "Request", "facts", "match"]

"""Explaining a spec: what is in effect for its parts, and where that is written; which route a request takes."""

from gatewright.explain.accounts import account_facts
from gatewright.explain.domains import domain_facts, way_facts
from gatewright.explain.facts import Fact, facts
from gatewright.explain.messages import match_message
from gatewright.explain.stages import stage_facts
from gatewright.gateway.matching import Match, Request, match

__all__ = [
    "Fact",
    "Match",
    "Request",
    "account_facts",
    "domain_facts",
    "facts",
    "match",
    "match_message",
    "stage_facts",
    "way_facts",
]

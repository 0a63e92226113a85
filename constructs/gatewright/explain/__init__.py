"""Explaining a spec: what is in effect for its parts, and where that is written; which route a request takes."""

from gatewright.explain.account import account_facts
from gatewright.explain.domain import MappedDomain, domain_facts, way_facts
from gatewright.explain.fact import Fact, facts
from gatewright.explain.message import match_message
from gatewright.explain.stage import stage_facts
from gatewright.gateway.matching import ExampleRequest, RouteMatch, match

__all__ = [
    "ExampleRequest",
    "Fact",
    "MappedDomain",
    "RouteMatch",
    "account_facts",
    "domain_facts",
    "facts",
    "match",
    "match_message",
    "stage_facts",
    "way_facts",
]

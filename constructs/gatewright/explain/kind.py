"""Which kinds a spec could be, and what each would mean: lost, gained, and paid."""

from collections.abc import Iterator
from typing import NamedTuple, get_args

from gatewright.compose.posture import is_from_posture
from gatewright.document import Document
from gatewright.load.kind import Lacking, lacking
from gatewright.spec.kind import Kind

PRICES: dict[Kind, str] = {
    "rest": "$3.50 per million requests",
    "http": "$1.00 per million requests, metered in 512 KB increments",
    "websocket": ("$1.00 per million messages, metered in 32 KB increments, and $0.25 per million connection minutes"),
}
"""The first step of the price lists of us-east-1."""
PRICES_OF = "autumn 2026"

GAINS: dict[Kind, tuple[str, ...]] = {
    "rest": (
        "request validation, mapping templates and response caching",
        "API keys with usage plans, AWS WAF, private endpoints, resource policies",
        "canary releases; response streaming",
    ),
    "http": (
        "JWT authorizers for any OpenID Connect provider",
        "built-in CORS, and auto-deploy",
        "private ALBs and Cloud Map services through VPC link V2, without a Network Load Balancer",
    ),
    "websocket": ("messages to connected clients at any time, over connections of up to two hours",),
}
"""What a kind is chosen for."""


class Comparison(NamedTuple):
    """What a kind of API would mean for a spec."""

    kind: Kind
    misfit: str
    """Why it cannot be this kind whatever is changed; empty if it can."""
    lacks: tuple[Lacking, ...]
    gains: tuple[str, ...]
    price: str


def compare(document: Document, kind: Kind) -> tuple[Comparison, ...]:
    """All kinds, the spec's own first."""
    others = (other for other in get_args(Kind) if other != kind)
    return tuple(_comparison(document, kind, other) for other in (kind, *others))


def _comparison(document: Document, own: Kind, other: Kind) -> Comparison:
    return Comparison(
        kind=other,
        misfit=_misfit(own, other),
        lacks=() if other == own else tuple(_asked_for(document, other)),
        gains=() if other == own else GAINS[other],
        price=PRICES[other],
    )


def _misfit(own: Kind, other: Kind) -> str:
    if own == other or "websocket" not in (own, other):
        return ""
    return (
        "its routes are message names, not paths" if own == "websocket" else "its routes are paths, not message names"
    )


def _asked_for(document: Document, other: Kind) -> Iterator[Lacking]:
    """What is lacking that the spec itself asks for: a posture is another one for another kind."""
    return (lack for lack in lacking(document, other) if not is_from_posture(document, lack.path))

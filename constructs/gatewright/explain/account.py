"""What is in effect for an account in a region, each with the path in the spec that says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gatewright.document import Document, Path
from gatewright.explain.fact import Fact, stated
from gatewright.gateway.account import LIMITS, WHAT, Account, AccountLimit, account_limit

_LEFT_ALONE = "left alone"


def account_facts(account: Account, document: Document) -> Iterator[Fact]:
    """The effective settings of an account; quotas default to those that AWS gives every account."""
    yield from stated(_all(account), document)


def _all(account: Account) -> Iterator[tuple[str, Any, Path]]:
    yield "log role", account.log_role or _LEFT_ALONE, ("log_role",)
    for name in LIMITS:
        limit = account.limits.get(name) or AccountLimit(account_limit(name, account.place.region))
        yield f"most {WHAT[name]}", f"{limit.most:,g}", limit.path

"""From what is written to what is meant: a Spec becomes a Unit, which is a Gateway most of the time."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from gatewright.diagnostics import Diagnostic
from gatewright.document import Document, Path
from gatewright.gateway import Unit
from gatewright.resolve.names import Surroundings
from gatewright.spec import nouns
from gatewright.spec.gateway import GatewaySpec

if TYPE_CHECKING:
    from gatewright.spec.roots import AnySpec

__all__ = ["Surroundings", "resolve"]


def resolve(
    spec: AnySpec, document: Document, around: Surroundings, broken: Collection[Path] = ()
) -> tuple[Unit, tuple[Diagnostic, ...]]:
    """What a spec means. Parts that mean nothing are left out, each with a diagnostic.

    `broken` are the paths whose values are missing from the spec because they were faulty.
    """
    match spec:
        case GatewaySpec():
            from gatewright.resolve.gateway import resolve_gateway  # noqa: PLC0415 - a spec is of one kind

            return resolve_gateway(spec, document, around, broken)
        case nouns.account.AccountSpec():
            from gatewright.resolve.account import resolve_account  # noqa: PLC0415 - a spec is of one kind

            return resolve_account(spec, document, around, broken)
        case nouns.shared_domain.SharedDomainsSpec():
            from gatewright.resolve.shared_domain import resolve_shared_domains  # noqa: PLC0415 - a spec is of one kind

            return resolve_shared_domains(spec, document, around, broken)

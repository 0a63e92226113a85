"""The account as a whole."""

from collections.abc import Collection, Iterator
from typing import Literal

from gatewright.diagnostics import Diagnostic
from gatewright.document import Document, Path
from gatewright.gateway import Account, Outside
from gatewright.gateway.account import AccountLimit
from gatewright.resolve.common import resolve_common
from gatewright.resolve.names import Names, Surroundings
from gatewright.spec.account import AccountSpec, LimitsSpec
from gatewright.spec.throttle import ThrottleSpec

AccountNames = Names[AccountSpec]


def resolve_account(
    spec: AccountSpec, document: Document, around: Surroundings, broken: Collection[Path] = ()
) -> tuple[Account, tuple[Diagnostic, ...]]:
    """What the spec of an account means."""
    names = AccountNames(spec, document, around, broken)
    role = _log_role(names)
    limits = dict(_limits(spec.limits or LimitsSpec()))
    return Account(log_role=role, limits=limits, **resolve_common(names)), tuple(names.diagnostics)


def _log_role(names: AccountNames) -> Outside | Literal["made"] | None:
    match names.spec.log_role:
        case None | True:
            return "made"
        case False:
            return None
        case reference:
            return names.outside(reference, ("log_role",), "role")


def _limits(limits: LimitsSpec) -> Iterator[tuple[str, AccountLimit]]:
    counts = {name: getattr(limits, name) for name in limits.__struct_fields__}
    throttle: ThrottleSpec = counts.pop("throttle") or ThrottleSpec()
    if throttle.rate is not None:
        yield "rate", AccountLimit(throttle.rate, ("limits", "throttle", "rate"))
    if throttle.burst is not None:
        yield "burst", AccountLimit(throttle.burst, ("limits", "throttle", "burst"))
    for name, most in counts.items():
        if most is not None:
            yield name, AccountLimit(most, ("limits", name))

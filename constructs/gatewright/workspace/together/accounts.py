"""Quotas of an account in a region, which all gateways there share."""

from collections.abc import Callable, Iterator, Sequence

from gatewright.diagnostics import Diagnostic, Related
from gatewright.diagnostics.codes.together import ACCOUNT_TWICE, OVER_QUOTA, THROTTLES_TOGETHER
from gatewright.document import Path
from gatewright.gateway import Account, AccountLimit, Gateway, SharedDomains, Unit, VpcLink
from gatewright.gateway.account import WHAT, account_limit
from gatewright.workspace.together.by_place import PlacedSpec


def check(neighbours: Sequence[PlacedSpec]) -> Iterator[Diagnostic]:
    """What is over the account's quotas in one place, and who else settles what there is one of."""
    yield from _settled_twice(neighbours)
    for name, count in _COUNTED.items():
        yield from _counted(neighbours, name, count)
    for name in ("rate", "burst"):
        yield from _throttles(neighbours, name)


def _settled_twice(neighbours: Sequence[PlacedSpec]) -> Iterator[Diagnostic]:
    accounts = [each for each in neighbours if isinstance(each.unit, Account) and each.unit.log_role is not None]
    for account in accounts[1:]:
        message = "another spec also sets the role for writing logs"
        related = (Related(accounts[0].place(("name",)), "set here too"),)
        help = "keep one of them, or write `log_role: false` here"
        yield ACCOUNT_TWICE.at(account.place(("name",)), message, help=help, related=related)


def _counted(neighbours: Sequence[PlacedSpec], name: str, count: Callable[[Unit], int]) -> Iterator[Diagnostic]:
    limit, related = _limit(neighbours, name)
    total = 0
    for neighbour in neighbours:
        before, total = total, total + count(neighbour.unit)
        if before <= limit.most < total:
            have = f"with this spec, there are {total:,} {WHAT[name]}"
            message = f"{have}; the quota of an account is {limit.most:,g} per Region"
            more = f"`limits: {{{name}: …}}` in a spec of `kind: account`"
            help = f"deploy some of them to another account or Region, or write {more} after a quota increase"
            yield OVER_QUOTA.at(neighbour.document.value_place(("name",)), message, help=help, related=related)


def _throttles(neighbours: Sequence[PlacedSpec], name: str) -> Iterator[Diagnostic]:
    limit, related = _limit(neighbours, name)
    stages = [(neighbour, path, value) for neighbour in neighbours for path, value in _shares(neighbour.unit, name)]
    total = 0.0
    for neighbour, path, value in stages:
        before, total = total, total + value
        if before <= limit.most < total and value <= limit.most:
            sum_of_all = f"the {name}s of all stages add up to {total:,g}"
            message = f"with this stage, {sum_of_all}, and the account allows {limit.most:,g}"
            help = "lower some of them, or write the account's limit under `limits` in a spec of `kind: account`"
            place = neighbour.document.value_place(path)
            yield THROTTLES_TOGETHER.at(place, message, help=help, related=related)


def _shares(unit: Unit, name: str) -> Iterator[tuple[Path, float]]:
    """What each stage may take of the account's throttle."""
    for stage in unit.stages if isinstance(unit, Gateway) else ():
        if stage.throttle is not None:
            value: float | None = getattr(stage.throttle.value, name)
            if value is not None:
                yield (*stage.throttle.path, name), value


def _limit(neighbours: Sequence[PlacedSpec], name: str) -> tuple[AccountLimit, tuple[Related, ...]]:
    """How much there may be here, and where it is said."""
    for neighbour in neighbours:
        if isinstance(neighbour.unit, Account) and name in neighbour.unit.limits:
            limit = neighbour.unit.limits[name]
            return limit, (Related(neighbour.document.value_place(limit.path), "the account's limit"),)
    return AccountLimit(account_limit(name, neighbours[0].unit.place.region)), ()


def _apis(endpoint: str) -> Callable[[Unit], int]:
    return lambda unit: isinstance(unit, Gateway) and unit.kind == "rest" and unit.endpoint.value == endpoint


def _links(*, balancer: bool) -> Callable[[Unit], int]:
    def count(unit: Unit) -> int:
        links: tuple[VpcLink, ...] = unit.vpc_links if isinstance(unit, Gateway) else ()
        return sum((link.load_balancer is not None) == balancer for link in links)

    return count


def _domains(*, private: bool) -> Callable[[Unit], int]:
    def count(unit: Unit) -> int:
        domains = unit.domains if isinstance(unit, Gateway | SharedDomains) else ()
        return sum(domain.is_made and domain.is_private == private for domain in domains)

    return count


_COUNTED: dict[str, Callable[[Unit], int]] = {
    "regional_apis": _apis("regional"),
    "edge_apis": _apis("edge"),
    "private_apis": _apis("private"),
    "plans": lambda unit: len(unit.plans) if isinstance(unit, Gateway) else 0,
    "keys": lambda unit: len(unit.keys) if isinstance(unit, Gateway) else 0,
    "domains": _domains(private=False),
    "private_domains": _domains(private=True),
    "balancer_links": _links(balancer=True),
    "network_links": _links(balancer=False),
}

"""A stage beside the ledger: what it serves by the names that people know, and where the two do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from gatewright.ledger.ledger import History, Pin
from gatewright.live.model import Deployed, Observed, State, Wanted
from gatewright.spec.values.number import spell


class NotDeployedError(Exception):
    """A release was never deployed, or its deployment is gone; the text says which."""


class Catalogue(Struct, frozen=True):
    """The deployments of an API, and the releases that they are."""

    deployments: Sequence[Deployed]
    history: History

    def of(self, release: int, observed: Observed) -> str:
        """The deployment of a release: the one that the stage serves if there are several, else the newest."""
        digest = self.history.digest(release)
        found = sorted((each for each in self.deployments if each.digest == digest), key=lambda each: each.created)
        if not found:
            raise NotDeployedError(f"release {release} has no deployment")
        ids = [each.id for each in found]
        served = (observed.base, observed.canary.deployment if observed.canary else None)
        return next((id for id in served if id in ids), ids[-1])

    def lacks(self, pin: Pin) -> tuple[int, ...]:
        """The releases that a stage is to serve, and that have no deployment."""
        there = {each.digest for each in self.deployments}
        return tuple(id for id in sorted(pin.serves) if self.history.digest(id) not in there)

    def release(self, deployment: str) -> int | None:
        """The release that a deployment is; the newest if there are several of the same API."""
        digest = next((each.digest for each in self.deployments if each.id == deployment), None)
        listed = reversed(self.history.releases)
        return next((release.id for release in listed if release.digest == digest), None)

    def unknown(self) -> tuple[Deployed, ...]:
        """The deployments that are no release which the ledger keeps."""
        kept = {release.digest for release in self.history.releases}
        return tuple(each for each in self.deployments if each.digest not in kept)

    def name(self, deployment: str) -> str:
        """What to call a deployment: `release 2`."""
        release = self.release(deployment)
        return f"the unknown deployment {deployment}" if release is None else f"release {release}"


def wanted(pin: Pin, catalogue: Catalogue, observed: Observed) -> Wanted:
    """What a stage is to serve, by the service's names."""
    base = catalogue.of(pin.base, observed)
    if pin.trial is None:
        return Wanted(base=base)
    return Wanted(
        base=base,
        canary=catalogue.of(pin.trial.release, observed),
        percent=pin.trial.percent.percent,
        variables=pin.trial.variables or {},
        share_cache=bool(pin.trial.share_cache),
    )


def disagreements(pin: Pin, catalogue: Catalogue, observed: Observed) -> tuple[str, ...]:
    """What is otherwise than the ledger says."""
    return tuple(_disagreements(pin, catalogue, observed))


def canary_disagreements(pin: Pin, observed: Observed) -> tuple[str, ...]:
    """How a canary is tried otherwise than the ledger says.

    Values of variables are not compared: where they choose a function, the service has a name that the stack gave.
    """
    return tuple(_of_canary(pin, observed))


def differences(pin: Pin, catalogue: Catalogue, observed: Observed) -> tuple[str, ...]:
    """What is otherwise than the ledger says; how a canary is tried matters only if it is the right one."""
    return disagreements(pin, catalogue, observed) or canary_disagreements(pin, observed)


def is_pending(catalogue: Catalogue, observed: Observed) -> bool:
    """Whether a stage is otherwise than the ledger says only because the stack is not deployed yet.

    A tag of the stage has the entry that the stack deployed last, and commands that act at once mark their entries. Up
    to that entry the stage must be what the ledger says. Without the tag, any earlier entry explains the difference.
    What was never deployed can only be pending.
    """
    if lacking := catalogue.lacks(catalogue.history.pin(observed.stage)):
        return not any(catalogue.history.is_deployed(id) for id in lacking)
    entries = list(catalogue.history.about(observed.stage))
    applied = observed.entry
    known = [at for at, entry in enumerate(entries) if entry.live or (applied is not None and entry.at == applied)]
    candidates = entries[known[-1] : known[-1] + 1] if known else entries
    earlier = [entry for entry in candidates if entry is not entries[-1]]
    return any(not differences(entry.pins[observed.stage], catalogue, observed) for entry in earlier)


def serving(observed: Observed, catalogue: Catalogue) -> str:
    """What a stage serves, in words."""
    state = observed.state
    if state.canary is None:
        return catalogue.name(state.base)
    return f"{catalogue.name(state.base)}, and {catalogue.name(state.canary)} to {_share(state)}"


def _disagreements(pin: Pin, catalogue: Catalogue, observed: Observed) -> Iterator[str]:
    try:
        says = wanted(pin, catalogue, observed)
    except NotDeployedError as error:
        yield str(error)
        return
    state = observed.state
    if state.base != says.base:
        yield f"it serves {catalogue.name(state.base)}, and the ledger says release {pin.base}"
    if says.canary is None and state.canary is not None:
        yield f"it has a canary of {catalogue.name(state.canary)} at {_share(state)}, and the ledger has none"
    elif says.canary is not None and state.canary is None:
        yield "it has no canary, and the ledger has one"
    elif says.canary != state.canary:
        has, said = catalogue.name(str(state.canary)), catalogue.name(str(says.canary))
        yield f"its canary is {has}, and the ledger says {said}"
    elif says.canary is not None and state.percent != says.percent:
        yield f"its canary gets {_share(state)}, and the ledger says {spell(says.percent)} %"
    yield from canary_disagreements(pin, observed)


def _of_canary(pin: Pin, observed: Observed) -> Iterator[str]:
    if pin.trial is None or observed.canary is None or observed.state.canary is None:
        return
    says, has = set(pin.trial.variables or {}), set(observed.canary.variables)
    if says != has:
        yield f"its canary has the stage variables {_names(has)}, and the ledger says {_names(says)}"
    if observed.canary.share_cache != bool(pin.trial.share_cache):
        yield f"its canary {'shares' if observed.canary.share_cache else 'does not share'} the cache of the stage"


def _names(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _share(state: State) -> str:
    return f"{spell(state.percent or 0.0)} %"

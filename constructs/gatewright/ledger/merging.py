"""Merging what two branches did: the entries of one, then those of the other with numbers of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gatewright.ledger.ledger import Canary, History, Ledger, LogEntry, Pin


class Clash(Struct, frozen=True):
    """Why the logs of two branches cannot be one."""

    message: str


_BEGIN, _BASE, _MIDDLE, _END = "<<<<<<<", "|||||||", "=======", ">>>>>>>"


def sides(text: str) -> tuple[str, str]:
    """A file with conflict markers as each of the two branches has it."""
    ours: list[str] = []
    theirs: list[str] = []
    into: tuple[list[str], ...] = (ours, theirs)
    for line in text.splitlines(keepends=True):
        match re.match(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?$", line.rstrip("\r\n")):
            case None:
                for side in into:
                    side.append(line)
            case found:
                into = {_BEGIN: (ours,), _BASE: (), _MIDDLE: (theirs,), _END: (ours, theirs)}[found[1]]
    return "".join(ours), "".join(theirs)


def merged(one: Ledger, other: Ledger) -> Ledger | Clash:
    """Both ledgers: what they share, then what only one of them has, then what only the other has.

    What is deployed keeps its number, so the branch that saw more of it comes first. Which of them is one's own does
    not matter: a merge and a rebase do not agree about that.
    """
    environments: dict[str, History] = {}
    for name in dict.fromkeys((*one.environments, *other.environments)):
        history = _both(name, one.environments.get(name), other.environments.get(name))
        if isinstance(history, Clash):
            return history
        environments[name] = history
    return replace(one, environments=environments)


def _both(name: str, one: History | None, other: History | None) -> History | Clash:
    if one is None or other is None:
        found = one or other
        assert found is not None
        return found
    is_pruned = any(history.log[:1] and history.log[0].id != 1 for history in (one, other))
    if is_pruned and not any(_same(entry, known) for entry in other.log for known in one.log):
        return Clash(f"what both branches had of {name} was pruned, so it is not known what each of them added")
    sides = ((one, _added(one.log, other.log)), (other, _added(other.log, one.log)))
    (first, _), (second, added) = sorted(sides, key=lambda side: _rank(*side))
    for entry in added:
        if entry.id is not None and entry.id <= second.deployed:
            return Clash(f"both branches deployed their own release {entry.id} of {name}")
    return History(aws=first.aws or second.aws, log=(*first.log, *_renumbered(added, first.log)))


def _rank(history: History, added: Sequence[LogEntry]) -> tuple[int, Sequence[str]]:
    """The branch that saw more deployed comes first, then the one that acted first."""
    return -history.deployed, [str((entry.at, entry.digest, entry.note)) for entry in added]


def _added(log: Sequence[LogEntry], to: Sequence[LogEntry]) -> Sequence[LogEntry]:
    """What a log has after the last entry that the other one has too.

    An entry of before which the other does not have was pruned there.
    """
    shared = (place for place, entry in enumerate(log) if any(_same(entry, other) for other in to))
    return log[max(shared, default=-1) + 1 :]


def _same(one: LogEntry, other: LogEntry) -> bool:
    """Whether one command wrote both. Pruning takes the release from an entry, and what stages serve no more."""
    pruned = one.id is None or other.id is None or (one.id, one.digest) == (other.id, other.digest)
    agreed = all(one.pins[stage] == other.pins[stage] for stage in one.pins.keys() & other.pins.keys())
    return pruned and agreed and (one.at, one.verb, one.note) == (other.at, other.verb, other.note)


def moved_last(history: History, ids: Collection[int]) -> History:
    """The history in which these releases are the newest, and stages serve what they did."""
    last = max(entry.id or 0 for entry in history.log)
    numbers = {id: last + place for place, id in enumerate(sorted(ids), start=1)}
    stay = [entry for entry in history.log if entry.id not in numbers]
    move = [_with_current_pins(entry, history) for entry in history.log if entry.id in numbers]
    return replace(history, log=tuple(_with_numbers(entry, numbers) for entry in (*stay, *move)))


def _with_current_pins(entry: LogEntry, history: History) -> LogEntry:
    """An entry that says of a stage only what still holds."""
    return replace(entry, stages={stage: pin for stage, pin in entry.pins.items() if history.stages[stage] is pin})


def _renumbered(added: Sequence[LogEntry], before: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
    """Entries whose releases get the numbers after those that there are."""
    last = max((entry.id or 0 for entry in before), default=0)
    made = [entry.id for entry in added if entry.id is not None]
    numbers = {id: last + place for place, id in enumerate(made, start=1)}
    return tuple(_with_numbers(entry, numbers) for entry in added)


def _with_numbers(entry: LogEntry, numbers: Mapping[int, int]) -> LogEntry:
    return replace(
        entry,
        id=numbers.get(entry.id, entry.id) if entry.id is not None else None,
        replaces=tuple(numbers.get(id, id) for id in entry.replaces) if entry.replaces else None,
        stages={stage: _pin(pin, numbers) for stage, pin in entry.pins.items()} or None,
    )


def _pin(pin: Pin, numbers: Mapping[int, int]) -> Pin:
    canary = pin.canary
    if isinstance(canary, Canary):
        canary = replace(canary, release=numbers.get(canary.release, canary.release))
    return Pin(base=numbers.get(pin.base, pin.base), canary=canary)

"""Merging what two branches did: the entries of one, then those of the other with numbers of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from gatewright.ledger.ledger import AwsApi, Canary, History, Ledger, LogEntry, Pin

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


def merged(first: Ledger, second: Ledger) -> Ledger:
    """Both ledgers: what they share, then what is only in the first, then what is only in the second."""
    names = dict.fromkeys((*first.environments, *second.environments))
    return replace(first, environments={name: _both(first, second, name) for name in names})


def _both(first: Ledger, second: Ledger, name: str) -> History:
    one, other = first.environments.get(name), second.environments.get(name)
    if one is None or other is None:
        found = one or other
        assert found is not None
        return found
    added = _renumbered([entry for entry in other.log if entry not in one.log], one.log)
    return History(aws=_seen(one.aws, other.aws), log=(*one.log, *added))


def _seen(one: AwsApi | None, other: AwsApi | None) -> AwsApi | None:
    """What was seen in AWS, by the branch that saw more of it."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda each: each.deployed or 0)


def _renumbered(added: Sequence[LogEntry], before: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
    """Entries whose releases get the numbers after those that there are."""
    last = max((entry.id or 0 for entry in before), default=0)
    made = [entry.id for entry in added if entry.id is not None]
    numbers = {id: last + place for place, id in enumerate(made, start=1)}
    return tuple(
        replace(
            entry,
            id=numbers.get(entry.id) if entry.id is not None else None,
            replaces=tuple(numbers.get(id, id) for id in entry.replaces) if entry.replaces else None,
            stages={stage: _pin(pin, numbers) for stage, pin in entry.pins.items()} or None,
        )
        for entry in added
    )


def _pin(pin: Pin, numbers: Mapping[int, int]) -> Pin:
    canary = pin.canary
    if isinstance(canary, Canary):
        canary = replace(canary, release=numbers.get(canary.release, canary.release))
    return Pin(base=numbers.get(pin.base, pin.base), canary=canary)

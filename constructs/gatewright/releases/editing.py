"""Editing a ledger as a whole: names that changed, and releases that are not wanted any more."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from gatewright.ledger.ledger import DEFAULT, History, Ledger, LogEntry, Pin

PinsChange = Callable[[Mapping[str, Pin]], Mapping[str, Pin]]


def with_environment_renamed(ledger: Ledger, old: str, new: str) -> Ledger:
    """The ledger with the releases of an environment under another name."""
    names = {old: new}
    found = {names.get(name, name): history for name, history in ledger.environments.items()}
    return replace(ledger, environments=found)


def with_stage_renamed(ledger: Ledger, environment: str | None, old: str, new: str) -> Ledger:
    """The ledger with what a stage served under another name."""
    return _with_pins(ledger, environment, lambda pins: {(new if name == old else name): pins[name] for name in pins})


def without_environment(ledger: Ledger, environment: str | None) -> Ledger:
    """The ledger without the releases of an environment."""
    left = {name: history for name, history in ledger.environments.items() if name != (environment or DEFAULT)}
    return replace(ledger, environments=left)


def without_stage(ledger: Ledger, environment: str | None, stage: str) -> Ledger:
    """The ledger without what a stage served."""
    return _with_pins(ledger, environment, lambda pins: {name: pins[name] for name in pins if name != stage})


def _with_pins(ledger: Ledger, environment: str | None, change: PinsChange) -> Ledger:
    history = ledger.environments[environment or DEFAULT]
    log = tuple(entry for each in history.log if (entry := _changed(each, change)) is not None)
    return ledger.with_history(environment, History(aws=history.aws, log=log))


def _changed(entry: LogEntry, change: PinsChange) -> LogEntry | None:
    """An entry with other stages; nothing if it says nothing any more."""
    pins = change(entry.pins)
    return None if entry.id is None and entry.pins and not pins else replace(entry, stages=pins or None)

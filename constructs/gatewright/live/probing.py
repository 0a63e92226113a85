"""What the sources of a rollout cannot give, found out before it begins: without it every verdict is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from gatewright.live.calls import Caller
from gatewright.live.faults import FaultError, FaultKind, StoppedError
from gatewright.live.metrics import METRICS, Signals, alarm_states, queries
from gatewright.live.series import Series, read_series

WINDOW = 3 * 3600
"""How many seconds back to look."""


class UnmeasurableError(Exception):
    """CloudWatch refuses what a rollout asks for; the text says what."""


def unavailable(caller: Caller, signals: Signals) -> tuple[str, ...]:
    """What cannot be measured, as far as it shows now.

    Raises:
        UnmeasurableError: CloudWatch refuses the query itself.
    """
    try:
        return (*_metrics(caller, signals), *_alarms(caller, signals))
    except StoppedError:
        return ()  # the rollout itself says that there is no response, and goes on asking


def _metrics(caller: Caller, signals: Signals) -> Iterator[str]:
    end = int(caller.clock.now() // signals.period) * signals.period
    start = end - max(1, WINDOW // signals.period) * signals.period
    try:
        found = read_series(caller, list(queries(signals)), start, end)
    except FaultError as error:
        if error.kind is not FaultKind.REFUSED or "Denied" in error.code:
            raise
        raise UnmeasurableError(_refused(caller, signals, start, end, error)) from error
    where = f"in {signals.namespace} in the last {WINDOW // 3600} hours"
    if found is None:
        yield f"CloudWatch does not vouch for its metrics {where}"
    elif not _has(found, "base_requests"):
        yield f"CloudWatch has no {METRICS['requests']} of the stage {signals.stage!r} {where}"
    else:
        missing = _missing(found, "base", signals)
        missing += [what for what in _missing(found, "canary", signals) if what not in missing]
        yield from (f"CloudWatch has requests and no {what} {where}" for what in missing)


def _missing(found: Mapping[str, Series], side: str, signals: Signals) -> list[str]:
    """The metrics of a side that has requests, and that it does not have."""
    if not _has(found, f"{side}_requests"):
        return []
    errors = [METRICS[what] for what in signals.errors if not _has(found, f"{side}_{what}")]
    return errors + [f"{p} of {METRICS['latency']}" for p in signals.percentiles if not _has(found, f"{side}_{p}")]


def _refused(caller: Caller, signals: Signals, start: int, end: int, error: FaultError) -> str:
    """What is refused: the percentiles, if all else is given."""
    if not signals.percentiles:
        return f"CloudWatch refuses the metrics in {signals.namespace}: {error}"
    try:
        read_series(caller, list(queries(replace(signals, percentiles=()))), start, end)
    except (FaultError, StoppedError):
        return f"CloudWatch refuses the metrics in {signals.namespace}: {error}"
    return f"CloudWatch refuses {_listed(signals.percentiles)} of {METRICS['latency']} in {signals.namespace}: {error}"


def _alarms(caller: Caller, signals: Signals) -> Iterator[str]:
    yield from (f"the alarm {name} does not exist" for name, state in alarm_states(caller, signals.alarms) if not state)


def _has(found: Mapping[str, Series], id: str) -> bool:
    values, _ = found.get(id, ({}, False))
    return bool(values)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)

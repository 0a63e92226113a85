"""Values of CloudWatch metrics, and whether they are all there are: what is not surely whole is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from gatewright.document.plain_data import is_list, is_mapping
from gatewright.live.calls import Caller

Series = tuple[Mapping[float, float], bool]
"""Values by time, and whether they are all there are."""

_SOUND = ("Complete", "PartialData")
"""What the service says of values that are right as far as they go."""


def read_series(
    caller: Caller, queries: Sequence[Mapping[str, object]], start: float, end: float
) -> dict[str, Series] | None:
    """The values from one moment to another by the ids of the queries; nothing if the whole response is doubtful."""
    found: dict[str, Series] = {}
    broken: set[str] = set()
    seen: set[object] = set()
    more: dict[str, object] = {}
    while True:
        answer = caller.read(
            "cloudwatch",
            "get_metric_data",
            "MetricDataResults",
            MetricDataQueries=queries,
            StartTime=datetime.fromtimestamp(start, UTC),
            EndTime=datetime.fromtimestamp(end, UTC),
            **more,
        )
        for each in items(answer["MetricDataResults"]):
            id, status, values = str(each.get("Id")), each.get("StatusCode"), _values(each, start, end)
            if values is None or status not in _SOUND:
                broken.add(id)
            # A page that is not the last says PartialData of what the next one goes on with: the last word counts.
            known, _ = found.get(id, ({}, True))
            found[id] = ({**known, **(values or {})}, status == _SOUND[0] and id not in broken)
        token = answer.get("NextToken")
        if answer.get("Messages") or token in seen:
            return None
        if not token:
            return found
        seen.add(token)
        more = {"NextToken": token}


def items(value: object) -> Iterator[Mapping[str, object]]:
    """The mappings in a list; none if it is no list."""
    yield from (each for each in value if is_mapping(each)) if is_list(value) else ()


def _values(result: Mapping[str, object], start: float, end: float) -> dict[float, float] | None:
    """Values by time; nothing if they do not match the query."""
    times, values = result.get("Timestamps"), result.get("Values")
    if not (is_list(times) and is_list(values) and len(times) == len(values)):
        return None
    found: dict[float, float] = {}
    for time, value in zip(times, values, strict=True):
        if not (isinstance(time, datetime) and isinstance(value, int | float)):
            return None
        if not start <= time.timestamp() < end:
            return None
        found[time.timestamp()] = float(value)
    return found

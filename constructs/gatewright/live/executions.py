"""What execution logs contain: the requests that failed in API Gateway. The canary's are in a separate log group."""

from __future__ import annotations

import re

from gatewright.document.plain_data import is_list, is_mapping
from gatewright.live.calls import Caller
from gatewright.live.faults import FaultError, FaultKind

_PATTERN = '"Execution failed due to"'
"""What the service writes about a request that failed in a backend, in an authorizer, or in the API itself."""

_REQUEST = re.compile(r"\(([^)\s]+)\)")
"""Each message begins with the request that it is about."""

_MOST_PAGES = 50


def failed_executions(caller: Caller, api: str, stage: str, start: float, end: float) -> tuple[float, float] | None:
    """How many requests of the canary and of its base failed; nothing if a log group is missing or too long to read.

    What the canary's group holds is written to the stage's own too.
    """
    group = f"API-Gateway-Execution-Logs_{api}/{stage}"
    canary, both = (_failed(caller, name, start, end) for name in (f"{group}/Canary", group))
    return None if canary is None or both is None else (len(canary), len(both - canary))


def _failed(caller: Caller, group: str, start: float, end: float) -> frozenset[str] | None:
    """The requests that failed, by their ids."""
    found: set[str] = set()
    more: dict[str, object] = {}
    times = {"startTime": round(start * 1000), "endTime": round(end * 1000)}
    for _ in range(_MOST_PAGES):
        try:
            answer = caller.read(
                "logs", "filter_log_events", "events", logGroupName=group, filterPattern=_PATTERN, **times, **more
            )
        except FaultError as fault:
            if fault.kind is FaultKind.MISSING:
                return None
            raise
        events = answer["events"]
        for event in events if is_list(events) else ():
            said = _REQUEST.match(str(event.get("message", ""))) if is_mapping(event) else None
            if said:
                found.add(said[1])
        if not answer.get("nextToken"):
            return frozenset(found)
        more = {"nextToken": answer["nextToken"]}
    return None

"""What can be counted in a stage's access logs."""

from __future__ import annotations

import json
import re

from gatewright.document.plain_data import is_mapping
from gatewright.gateway.stage import Logs

THROTTLED = 429
"""The status of requests that a throttle or a quota rejects."""

_CONTEXT = re.compile(r"\$(\{)?context\.([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)(?(1)\})")


def throttled_pattern(logs: Logs) -> str | None:
    """A pattern that finds throttled requests in a log group of the stage's own.

    There is none without such a group, or if its lines are no JSON that says each request's status.
    """
    if logs.access_format is None or logs.access_to is not None:
        return None
    try:
        line = json.loads(
            _CONTEXT.sub(lambda found: str(THROTTLED) if found[2] == "status" else "0", logs.access_format)
        )
    except json.JSONDecodeError:
        return None
    for key, value in line.items() if is_mapping(line) else ():
        if value in (THROTTLED, str(THROTTLED)) and re.fullmatch(r"\w+", key):
            return f"{{ $.{key} = {json.dumps(value)} }}"
    return None

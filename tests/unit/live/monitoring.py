"""CloudWatch as it answers over HTTP, in the protocol that the library speaks with it: JSON with times as numbers."""

from __future__ import annotations

from collections.abc import Callable

from unit.live.patching import RefusedError
from unit.live.plane import Json

PAGE = 5
"""How many metrics a page tells: fewer than are asked for."""

PERIOD = 60

VALUES = {"requests": 1000.0, "server_errors": 1.0, "client_errors": 20.0, "p90": 80.0}


def unchanged(_: Json) -> None:
    """Nothing is different."""


class Monitoring:
    """The same of both sides in every period, page by page, and an alarm that is OK."""

    def __init__(
        self, change: Callable[[Json], object] = unchanged, answer: Callable[[Json], object] = unchanged
    ) -> None:
        self.change = change
        """Changes what is told of one metric."""
        self.on_answer = answer
        """Changes a whole page."""
        self.state = "OK"
        self.asked: list[Json] = []

    def __call__(self, operation: str, parameters: Json) -> Json:
        """Answer a question."""
        if operation == "DescribeAlarms":
            return {
                "MetricAlarms": [{"AlarmName": name, "StateValue": self.state} for name in parameters["AlarmNames"]]
            }
        if operation != "GetMetricData":
            raise RefusedError(400, "InvalidAction", f"there is no {operation}")
        self.asked.append(parameters)
        queries, first = parameters["MetricDataQueries"], int(parameters.get("NextToken", 0))
        found: Json = {"MetricDataResults": [self._told(each, parameters) for each in queries[first : first + PAGE]]}
        if first + PAGE < len(queries):
            found["NextToken"] = str(first + PAGE)
        self.on_answer(found)
        return found

    def _told(self, query: Json, parameters: Json) -> Json:
        moments = [*range(int(parameters["StartTime"]), int(parameters["EndTime"]), PERIOD)]
        value = VALUES[query["Id"].partition("_")[2]]
        told: Json = {
            "Id": query["Id"],
            "Label": query["Id"],
            "Timestamps": moments,
            "Values": [value] * len(moments),
            "StatusCode": "Complete",
        }
        self.change(told)
        return told

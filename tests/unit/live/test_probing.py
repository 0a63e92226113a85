"""What the source of a rollout cannot give is told when the watch begins, and not after minutes."""

from __future__ import annotations

import pytest

from unit.cli.running import Run
from unit.live.monitoring import Monitoring
from unit.live.patching import RefusedError
from unit.live.plane import Json, Plane
from unit.live.test_monitoring import of
from unit.live.typed import served
from unit.live.watched import plane, run

__all__ = ["plane", "run"]

WATCH = ["watch", "shop.yaml", "--api", "api1", "--bake", "60", "--patience", "120", "--steps", "10,50"]

BUT = ": without it the verdict is unknown, and the canary is not promoted"


class Refusing(Monitoring):
    """CloudWatch that refuses a statistic."""

    def __init__(self, statistic: str, code: str = "ValidationError") -> None:
        super().__init__()
        self.statistic, self.code = statistic, code

    def __call__(self, operation: str, parameters: Json) -> Json:
        stats = [each["MetricStat"]["Stat"] for each in parameters.get("MetricDataQueries", ())]
        if self.statistic in stats:
            raise RefusedError(400, self.code, "the statistic is not supported")
        return super().__call__(operation, parameters)


@pytest.mark.parametrize(
    ("statistic", "says"),
    [
        ("p90", "CloudWatch refuses p90 of Latency in AWS/ApiGateway: ValidationError: the statistic is not supported"),
        ("Sum", "CloudWatch refuses the metrics in AWS/ApiGateway: ValidationError: the statistic is not supported"),
    ],
)
def test_what_cloudwatch_refuses_stops_a_watch_at_once(statistic: str, says: str, run: Run, plane: Plane) -> None:
    plane.monitoring = Refusing(statistic)
    ran = run(*WATCH)
    assert (ran.status, says in ran.err) == (3, True), ran.err
    assert "give `--namespace` another source, or write `none` for this limit" in ran.err
    assert plane.ahead < 10, "no minute passed"
    assert (plane.writes, served(plane)) == ([], ("d2", "d3", 10.0))


def test_who_may_not_ask_is_told_that(run: Run, plane: Plane) -> None:
    plane.monitoring = Refusing("Sum", "AccessDeniedException")
    ran = run(*WATCH)
    assert (ran.status, "AccessDeniedException: the statistic" in ran.err, "refuses" in ran.err) == (3, True, False)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("base_p90", "CloudWatch has requests and no p90 of Latency in AWS/ApiGateway in the last 3 hours"),
        ("canary_p90", "CloudWatch has requests and no p90 of Latency in AWS/ApiGateway in the last 3 hours"),
        ("base_server_errors", "CloudWatch has requests and no 5XXError in AWS/ApiGateway in the last 3 hours"),
        ("base_requests", "CloudWatch has no Count of the stage 'live' in AWS/ApiGateway in the last 3 hours"),
    ],
)
def test_what_is_not_there_is_told_first(name: str, says: str, run: Run, plane: Plane) -> None:
    plane.monitoring = Monitoring(of(name, Timestamps=[], Values=[]))
    ran = run(*WATCH)
    assert (ran.status, ran.err) == (3, f"gatewright: {says}{BUT}\n")
    assert served(plane) == ("d2", "d3", 10.0)


def test_a_canary_without_requests_yet_lacks_nothing(run: Run, plane: Plane) -> None:
    plane.monitoring = Monitoring(
        lambda told: told.update(Timestamps=[], Values=[]) if told["Id"].startswith("canary") else None
    )
    assert run(*WATCH).err == ""


def test_an_alarm_that_does_not_exist_is_told_first(run: Run, plane: Plane) -> None:
    monitoring = Monitoring()
    monitoring.state = ""
    plane.monitoring = monitoring
    ran = run(*WATCH, "--alarm", "orders-errors")
    assert (ran.status, ran.err) == (3, f"gatewright: the alarm orders-errors does not exist{BUT}\n")


def test_where_all_is_there_nothing_is_said(run: Run, plane: Plane) -> None:
    ran = run(*WATCH[:4])
    assert (ran.status, ran.err, served(plane)) == (0, "", ("d3", None, None))


def test_metrics_that_are_doubtful_are_told_as_such(run: Run, plane: Plane) -> None:
    plane.monitoring = Monitoring(answer=lambda page: page.update(Messages=[{"Code": "x", "Value": "y"}]))
    assert "CloudWatch does not vouch for its metrics in AWS/ApiGateway" in run(*WATCH).err


def test_a_service_that_does_not_respond_is_asked_again_and_again(run: Run, plane: Plane) -> None:
    def silent(_: str, __: Json) -> Json:
        raise RefusedError(503, "ServiceUnavailable", "unavailable")

    plane.monitoring = silent
    ran = run(*WATCH)
    assert (ran.status, "refuses" in ran.err, served(plane)) == (3, False, ("d2", "d3", 10.0))

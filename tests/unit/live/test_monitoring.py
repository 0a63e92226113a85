"""What CloudWatch says over HTTP, and what is not surely known never promotes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from math import nan
from pathlib import Path

import pytest
from msgspec.structs import replace

from gatewright.gateway.canary import CanaryPlan
from gatewright.live.calls import Caller, RealClock
from gatewright.live.connection import Boto
from gatewright.live.faults import FaultError, StoppedError
from gatewright.live.journal import Journal
from gatewright.live.judging import Sample, Verdict, judge, overall
from gatewright.live.metrics import Signals, sample
from unit.live.monitoring import Monitoring
from unit.live.plane import PASSING, Json, Plane
from unit.live.rounds import QuickClock, caller
from unit.live.serving import Serving

NOW = QuickClock().now()
SIGNALS = Signals(
    api="shop",
    id="api1",
    stage="live",
    canary="live/Canary",
    errors=("server_errors", "client_errors"),
    percentiles=("p90",),
    alarms=("errors",),
)


def served(control_plane: Serving, monitoring: Monitoring) -> Plane:
    plane = control_plane.serve(Plane({}, {}))
    plane.monitoring = monitoring
    return plane


def seen(boto: Boto, folder: Path, signals: Signals = SIGNALS) -> Sample:
    return sample(caller(boto, folder), signals, NOW - 930, 50)


def verdict(found: Sample) -> Verdict:
    return overall(judge(found, CanaryPlan()))


def test_metrics_are_read_to_the_last_page(boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    plane = served(control_plane, monitoring := Monitoring())
    found = seen(boto, tmp_path)
    assert (found.canary.requests, found.base.requests) == (15_000, 15_000)
    assert [each.get("NextToken") for each in monitoring.asked] == [None, "5"]
    assert plane.requests == 3
    assert verdict(found) is Verdict.GOOD


def test_an_alarm_is_bad_whatever_the_metrics_say(boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    monitoring = Monitoring(answer=lambda page: page.update(Messages=[{"Code": "x", "Value": "y"}]))
    monitoring.state = "ALARM"
    served(control_plane, monitoring)
    assert verdict(seen(boto, tmp_path)) is Verdict.BAD


def of(id: str, **changes: object) -> Callable[[Json], None]:
    """A change of what is told of one metric."""

    def change(told: Json) -> None:
        if told["Id"] == id:
            told.update(changes)

    return change


def shortened(name: str) -> Callable[[Json], None]:
    def change(told: Json) -> None:
        if told["Id"].startswith("canary"):
            told[name] = told[name][:-1]

    return change


def shifted(seconds: int) -> Callable[[Json], None]:
    """Times that are others than were asked for."""
    return lambda told: told.update(Timestamps=[moment + seconds for moment in told["Timestamps"]])


def cut(told: Json) -> None:
    """What is ten minutes old, and nothing since."""
    told["Timestamps"], told["Values"] = told["Timestamps"][:5], told["Values"][:5]


DOUBTS: dict[str, Callable[[Json], object]] = {
    "nothing of the canary": of("canary_requests", Timestamps=[], Values=[]),
    "nothing of its failures": of("canary_server_errors", Timestamps=[], Values=[]),
    "nothing of the base": of("base_requests", Timestamps=[], Values=[]),
    "partial data on the last page": of("base_p90", StatusCode="PartialData"),
    "an inner failure": of("canary_requests", StatusCode="InternalError"),
    "forbidden": of("base_requests", StatusCode="Forbidden", Timestamps=[], Values=[]),
    "no status": of("canary_requests", StatusCode=None),
    "another name": of("canary_requests", Id="other"),
    "no values": of("canary_requests", Values=None),
    "fewer values than times": shortened("Values"),
    "fewer times than values": shortened("Timestamps"),
    "an hour ago": shifted(-3600),
    "in an hour": shifted(3600),
    "old": cut,
    "no number": lambda told: told.update(Values=[nan] * len(told["Values"])),
    "less than nothing": lambda told: told.update(Values=[-1.0] * len(told["Values"])),
    "more failures than requests": lambda told: (
        told.update(Values=[5.0] * len(told["Values"])) if told["Id"].endswith("requests") else None
    ),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_is_doubtful_is_unknown(doubt: str, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    served(control_plane, Monitoring(DOUBTS[doubt]))
    assert verdict(seen(boto, tmp_path)) is Verdict.UNKNOWN


PAGES: dict[str, Callable[[Json], object]] = {
    "a message about the whole": lambda page: page.update(Messages=[{"Code": "MaxMetricsExceeded", "Value": "500"}]),
    "the same page again and again": lambda page: page.update(NextToken="5"),
    "the last page missing": lambda page: page.pop("NextToken", None),
    "no results": lambda page: page.update(MetricDataResults=[]),
}


@pytest.mark.parametrize("doubt", PAGES)
def test_a_page_that_is_doubtful_is_unknown(doubt: str, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    served(control_plane, Monitoring(answer=PAGES[doubt]))
    assert verdict(seen(boto, tmp_path)) is Verdict.UNKNOWN


def test_what_a_page_has_in_part_the_next_one_may_complete(boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    def split(page: Json) -> None:
        results = page["MetricDataResults"]
        if "NextToken" in page:
            page["MetricDataResults"] = [{**each, "StatusCode": "PartialData"} for each in results]
            kept.extend({**each, "Timestamps": [], "Values": []} for each in results)
        else:
            page["MetricDataResults"] = [*kept, *results]

    kept: list[Json] = []
    served(control_plane, Monitoring(answer=split))
    found = seen(boto, tmp_path)
    assert (found.canary.requests, verdict(found)) == (15_000, Verdict.GOOD)


def test_what_was_broken_on_one_page_is_not_mended_by_the_next(
    boto: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    def broken_first(page: Json) -> None:
        if "NextToken" in page:
            whole.extend(dict(each) for each in page["MetricDataResults"])
            page["MetricDataResults"][0].update(StatusCode="InternalError")
        else:
            page["MetricDataResults"] += whole

    whole: list[Json] = []
    served(control_plane, Monitoring(answer=broken_first))
    assert verdict(seen(boto, tmp_path)) is Verdict.UNKNOWN


def before_the_canary(told: Json) -> None:
    """A minute more than was asked for, of which nobody knows whose it is."""
    told["Timestamps"], told["Values"] = [told["Timestamps"][0] - 60, *told["Timestamps"]], [5.0, *told["Values"]]


def test_a_value_of_another_time_makes_all_of_them_doubtful(boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    served(control_plane, Monitoring(before_the_canary))
    assert verdict(seen(boto, tmp_path)) is Verdict.UNKNOWN


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_changes_nothing(
    fault: str, boto: Boto, impatient: Boto, control_plane: Serving, tmp_path: Path
) -> None:
    for at in (1, 2, 3):
        served(control_plane, Monitoring()).faults = {at: fault}
        found = seen(impatient if fault.startswith("hang") else boto, tmp_path)
        alarm_is_lost = at == 3 and fault in ("garbled", "truncated")  # an alarm that is not told is none that is OK
        assert verdict(found) is (Verdict.UNKNOWN if alarm_is_lost else Verdict.GOOD), f"{fault} at request {at}"


@pytest.mark.parametrize("fault", ["throttled", "failure", "reset after", "a list"])
def test_a_storm_ends_in_nothing_known(fault: str, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    for at in (1, 2, 3):
        served(control_plane, Monitoring()).faults = dict.fromkeys(range(at, at + 50), fault)
        with pytest.raises(StoppedError, match="gave up after 10 attempts"):
            seen(boto, tmp_path)


@pytest.mark.parametrize("fault", ["denied", "expired"])
def test_a_refusal_is_told(fault: str, boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    served(control_plane, Monitoring()).faults = {1: fault}
    with pytest.raises(FaultError, match=r"AccessDenied|ExpiredToken"):
        seen(boto, tmp_path)


def test_what_time_it_is_the_service_says(boto: Boto, control_plane: Serving, tmp_path: Path) -> None:
    """Windows end where the service's time is, though this machine's clock is behind."""
    monitoring = Monitoring()
    plane = served(control_plane, monitoring)
    plane.ahead = 180.0
    clock = RealClock()
    made = Caller(boto, Journal(tmp_path / "journal", {}), clock)
    signals = replace(SIGNALS, alarms=())
    sample(made, signals, clock.now() - 930, 50)
    monitoring.asked.clear()
    found = sample(made, signals, clock.now() - 930, 50)
    assert time.time() + 180 - 65 < monitoring.asked[0]["EndTime"] <= time.time() + 180
    assert json.dumps(monitoring.asked[0]["MetricDataQueries"][0]["MetricStat"]["Metric"]["Dimensions"]) == (
        '[{"Name": "ApiName", "Value": "shop"}, {"Name": "Stage", "Value": "live/Canary"}]'
    )
    assert verdict(found) is Verdict.GOOD

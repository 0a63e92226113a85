"""What a watched canary looks like on a terminal."""

from __future__ import annotations

import sys

import pytest

from gatewright.cli.watch_output import Table
from gatewright.gateway.canary import CanaryPlan
from gatewright.live.judging import Judgement, Period, Sample, Side, Verdict
from gatewright.live.rollout import Action, Look

NOW = 1_800_000_000.0
SIDE = Side([Period(start=NOW - 60, requests=120, errors={"server_errors": 3})])
SAMPLE = Sample(canary=SIDE, base=SIDE, now=NOW, period=60)


def look(elapsed: float, verdict: Verdict = Verdict.UNKNOWN, percent: float = 25) -> Look:
    return Look(percent, elapsed, SAMPLE, (Judgement("alarm \x1b[31mred", verdict, "so it says"),), Action.WAIT)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Table:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    return Table(CanaryPlan(), "never")


def test_a_row_comes_with_what_is_new_and_the_bar_moves_in_between(
    table: Table, capsys: pytest.CaptureFixture[str]
) -> None:
    table.begin()
    table.show(look(225), NOW)
    assert "08:00:00    25 %          120 / 120  unknown, wait\n" in (first := capsys.readouterr().out)
    assert first.endswith("[#####...............] step 2 of 3, 25 %: 225 of 900 s")
    table.show(look(450), NOW)
    assert capsys.readouterr().out == "\r\x1b[K  [##########..........] step 2 of 3, 25 %: 450 of 900 s"
    table.show(look(1800, Verdict.GOOD), NOW)
    last = capsys.readouterr().out
    assert r"alarm \x1b[31mred: good, so it says" in last
    assert last.endswith("1800 of 3600 s, until the wait for enough data ends")
    table.clear()
    assert capsys.readouterr().out == "\r\x1b[K"

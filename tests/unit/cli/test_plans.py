"""What `watch` goes by: what the spec says, and options over it."""

from __future__ import annotations

import pytest

from gatewright.cli.commands.watch import COMMAND
from gatewright.cli.watch_options import plan_of
from gatewright.diagnostics.usage import UsageError
from gatewright.gateway.canary import CanaryPlan, ErrorLimit

SAID = CanaryPlan(
    steps=(2.0, 20.0),
    bake=1200.0,
    errors={"server_errors": ErrorLimit(0.005, 0.1)},
    latencies={"p90": 1.2, "p99": 2.0},
    alarms=("pager",),
)


def plan(*options: str, said: CanaryPlan = SAID) -> CanaryPlan:
    return plan_of(said, COMMAND.parser("watch").parse(options, into=COMMAND.options()))


def test_the_spec_says_it_where_no_option_does() -> None:
    assert plan() == SAID


def test_options_are_over_what_the_spec_says() -> None:
    options = ("--steps=5,50", "--bake=30m", "--patience=0", "--when-unknown=abort", "--period=300", "--requests=7")
    found = plan(*options, "--worse=2", "--slower=3", "--alarm=errors", "--logs")
    assert (found.steps, found.bake, found.longest, found.hold) == ((5.0, 50.0), 1800.0, 1800.0, False)
    assert (found.each, found.at_least, found.alarms, found.logs) == (300, 7, ("pager", "errors"), True)
    assert found.errors == {"server_errors": ErrorLimit(0.02, 0.1)}
    assert found.latencies == {"p90": 3.0, "p99": 3.0}


def test_an_option_brings_a_limit_back_that_the_spec_does_not_want() -> None:
    assert plan("--limit=5", said=CanaryPlan(errors={})).errors == {"server_errors": ErrorLimit(0.01, 0.05)}


@pytest.mark.parametrize(
    ("option", "error"),
    [
        ("--steps=25,5", "the percentages must increase: 25, 5"),
        ("--steps=0,5", "the percentages must increase: 0, 5"),
        ("--steps=5,110", "'110' is not a percentage from 0 to 100"),
        ("--bake=long", "'long' is not a duration such as `900`, `15m` or `1h`"),
        ("--worse=0", "'0' is not between 0 and 100"),
        ("--slower=0.5", "'0.5' is not a factor of 1 or more"),
        ("--slower=slow", "'slow' is not a factor of 1 or more"),
        ("--period=90", "'90' is not a duration in whole minutes"),
        ("--when-unknown=promote", "there is no 'promote'"),
    ],
)
def test_what_cannot_be_is_refused(option: str, error: str) -> None:
    with pytest.raises(UsageError) as said:
        plan(option)
    assert error in str(said.value)

"""How a canary is watched: as the spec says, with options of the command line over it."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from gatewright.cli.command import Parser
from gatewright.cli.options import ValueOptions, count, one_of, percent, seconds
from gatewright.gateway.canary import CanaryPlan, ErrorLimit
from gatewright.spec.values.number import spell
from gatewright.spec.values.share import Percent


class PlanOptions(ValueOptions):
    """What is to be otherwise than the spec says."""

    steps: tuple[float, ...] | None
    bake: float | None
    patience: float | None
    when_unknown: str | None
    period: int | None
    requests: int | None
    worse: Percent | None
    limit: Percent | None
    slower: float | None
    alarm: list[str]
    logs: bool


def declare_plan(parser: Parser) -> None:
    """The options of PlanOptions but those of ValueOptions."""
    add = parser.add_argument
    add(
        "--steps",
        metavar="LIST",
        type=_steps,
        help="the traffic percentages, such as 5,25,50. Defaults to the spec's, as do all options below",
    )
    add("--bake", metavar="TIME", type=seconds, help="how long each step is watched: 900 seconds, or 15m")
    add("--patience", metavar="TIME", type=seconds, help="how much longer to wait for enough data")
    add(
        "--when-unknown",
        metavar="WHAT",
        type=one_of(("abort", "hold")),
        help="without enough data: abort the canary, or hold it and stop",
    )
    add("--period", metavar="SECONDS", type=_period, help="the period of a metric, in whole minutes")
    add("--requests", metavar="N", type=count, help="the minimum number of requests of each side")
    add(
        "--worse",
        metavar="PERCENT",
        type=_part,
        help="the largest excess of server errors over the base, in percentage points",
    )
    add("--limit", metavar="PERCENT", type=_part, help="the largest share of server errors, whatever the base has")
    add("--slower", metavar="FACTOR", type=_factor, help="the largest factor by which the canary can be slower")
    add(
        "--alarm",
        metavar="NAME",
        action="append",
        default=[],
        help="an alarm that must be OK, in addition to the spec's. Can be repeated",
    )
    add("--logs", action="store_true", help="also read the canary's execution logs")


def plan_of(spec: CanaryPlan, options: PlanOptions) -> CanaryPlan:
    """How the canary is watched."""
    given: dict[str, Any] = {
        "steps": options.steps,
        "bake": options.bake,
        "patience": options.patience,
        "hold": None if options.when_unknown is None else options.when_unknown == "hold",
        "each": options.period,
        "at_least": options.requests,
    }
    return replace(
        spec,
        errors=_errors(spec.errors, options),
        latencies={name: options.slower or factor for name, factor in spec.latencies.items()},
        alarms=tuple(dict.fromkeys((*spec.alarms, *options.alarm))),
        logs=spec.logs or options.logs,
        **{name: value for name, value in given.items() if value is not None},
    )


def _errors(limits: Mapping[str, ErrorLimit], options: PlanOptions) -> Mapping[str, ErrorLimit]:
    if options.worse is None and options.limit is None:
        return limits
    limit = limits.get("server_errors") or CanaryPlan().errors["server_errors"]
    worse = limit.worse if options.worse is None else options.worse.percent / 100
    above = limit.above if options.limit is None else options.limit.percent / 100
    return {**limits, "server_errors": ErrorLimit(worse, above)}


def _steps(text: str) -> tuple[float, ...]:
    shares = tuple(percent(part.strip()).percent for part in text.split(","))
    if any(one >= other for one, other in pairwise(shares)) or shares[0] <= 0:
        raise ArgumentTypeError(f"the percentages must increase: {', '.join(spell(share) for share in shares)}")
    return shares


def _part(text: str) -> Percent:
    share = percent(text)
    if not 0 < share.percent < 100:
        raise ArgumentTypeError(f"{text!r} is not between 0 and 100")
    return share


def _factor(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 1 <= number < 1000:
        raise ArgumentTypeError(f"{text!r} is not a factor of 1 or more")
    return number


def _period(text: str) -> int:
    length = count(text)
    if length % 60:
        raise ArgumentTypeError(f"{text!r} is not a duration in whole minutes")
    return length

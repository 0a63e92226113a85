"""How often the judge of canaries is wrong: thousands of rollouts that never were, in time that passes at once.

    python -m benchmarks.canaries [ROLLOUTS]

Requests come at random, and fail and take long at random, in ways that the judge does not know of. A canary is either
exactly as its base, or worse by exactly what is tolerated, which is the hardest to judge.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from math import ceil, exp, log
from random import Random
from statistics import NormalDist

from msgspec import Struct
from msgspec.structs import replace

from gatewright.gateway.canary import CanaryPlan
from gatewright.live.judging import Period, Sample, Side, judge, overall
from gatewright.live.rollout import Action, decide, following

PLAN = CanaryPlan(steps=(5.0, 25.0, 50.0, 100.0))

_START = 1_800_000_000.0
_NORMAL = NormalDist()


class Service(Struct, frozen=True, kw_only=True):
    """How a service behaves."""

    traffic: float
    """Requests a minute, on the average."""
    failing: float = 0.005
    """The share of requests that fail."""
    cluster: float = 1.0
    """How many fail together, on the average: a caller who tries again and again."""
    outages: float = 0.0
    """How often, in minutes, twenty times as many requests fail on both sides: what is behind both is down."""
    bursts: float = 0.0
    """How often, in minutes, 3 % more fail on one side alone."""
    noise: float = 0.5
    """How far latencies of requests are spread, as the deviation of their logarithm."""
    sway: float = 0.1
    """How far they sway from minute to minute, on both sides together, and half as far on each."""


class Canary(Struct, frozen=True):
    """What a canary is otherwise than its base."""

    worse: float = 0.0
    """How much larger its share of failures is."""
    slower: float = 1.0
    """How many times as long it takes."""
    since: float = 0.0
    """From which share on; a canary may be bad under load alone."""


GOOD = Canary()

SERVICES = {
    "steady": Service(traffic=0),
    "hardly failing": Service(traffic=0, failing=0.0005),
    "failing often": Service(traffic=0, failing=0.03),
    "clustered failures": Service(traffic=0, cluster=3.0),
    "outages": Service(traffic=0, outages=0.05),
    "bursts of one side": Service(traffic=0, bursts=0.02),
    "noisy latencies": Service(traffic=0, noise=1.0, sway=0.3),
}

CANARIES = {
    "good": GOOD,
    "failing": Canary(worse=0.01),
    "failing under load": Canary(worse=0.01, since=50),
    "slow": Canary(slower=1.5),
    "failing badly": Canary(worse=0.03),
}

TRAFFIC = {"low": 100.0, "little": 600.0, "middle": 2000.0, "high": 20_000.0}


def rollout(service: Service, canary: Canary, seed: int, plan: CanaryPlan = PLAN) -> Action:
    """How a rollout ends: `next` is the promotion."""
    chance = Random(seed)
    percent = plan.steps[0]
    while True:
        action = _share(service, canary if percent >= canary.since else GOOD, percent, chance, plan)
        more = following(plan.steps, percent)
        if action is not Action.NEXT or more is None:
            return action
        percent = more


def _share(service: Service, canary: Canary, percent: float, chance: Random, plan: CanaryPlan) -> Action:
    sides: tuple[list[Period], list[Period]] = ([], [])
    elapsed = 0.0
    while True:
        elapsed += plan.each
        now = _START + elapsed
        for periods, period in zip(sides, _minute(service, canary, percent / 100, chance, now), strict=True):
            periods.append(period)
        found = judge(Sample(canary=Side(sides[0]), base=Side(sides[1]), now=now, period=plan.each), plan)
        action = decide(overall(found), elapsed, plan)
        if action is not Action.WAIT:
            return action


def _minute(service: Service, canary: Canary, share: float, chance: Random, now: float) -> Iterator[Period]:
    """What both sides do in a minute."""
    requests = _times(service.traffic * chance.uniform(0.7, 1.3), chance)
    of_canary = _of(requests, share, chance)
    rate = service.failing * (20 if chance.random() < service.outages else 1)
    sway = chance.gauss(0, service.sway)
    for count, worse, slower in ((of_canary, canary.worse, canary.slower), (requests - of_canary, 0.0, 1.0)):
        burst = 0.03 if chance.random() < service.bursts else 0.0
        yield Period(
            start=now - 60,
            requests=count,
            errors={
                "server_errors": _failures(count, rate + worse + burst, service.cluster, chance),
                "client_errors": _of(count, 0.05, chance),
            },
            latencies=_latencies(count, service, slower * exp(sway + chance.gauss(0, service.sway / 2)), chance),
        )


def _latencies(count: int, service: Service, longer: float, chance: Random) -> dict[str, float]:
    """Percentiles of what that many requests took: of a hundred, the ninetieth takes as long as it happens to."""
    if not count:
        return {}
    found: dict[str, float] = {}
    for percentile in PLAN.latencies:
        rank = ceil(count * int(percentile[1:]) / 100)
        place = chance.betavariate(rank, count + 1 - rank)
        found[percentile] = 100 * longer * exp(service.noise * _NORMAL.inv_cdf(place))
    return found


def _failures(count: int, rate: float, cluster: float, chance: Random) -> int:
    first = _of(count, min(1.0, rate / cluster), chance)
    more = 0 if cluster <= 1 else sum(int(log(chance.random()) / log(1 - 1 / cluster)) for _ in range(first))
    return min(count, first + more)


def _times(mean: float, chance: Random) -> int:
    return max(0, round(chance.gauss(mean, mean**0.5)))


def _of(count: int, share: float, chance: Random) -> int:
    """How many of so many, each by chance."""
    mean = count * share
    if mean > 30 and count - mean > 30:
        return min(count, max(0, round(chance.gauss(mean, (mean * (1 - share)) ** 0.5))))
    if share <= 0 or not count:
        return 0
    if share >= 1:
        return count
    found, place, skip = 0, 0, log(1 - share)
    while (place := place + int(log(1 - chance.random()) / skip) + 1) <= count:
        found += 1
    return found


def endings(service: str, traffic: str, canary: str, seeds: Sequence[int]) -> Iterator[Action]:
    """How rollouts of one kind end."""
    made = replace(SERVICES[service], traffic=TRAFFIC[traffic])
    yield from (rollout(made, CANARIES[canary], seed) for seed in seeds)


def main(rollouts: int) -> None:
    """Print how rollouts end, by service, traffic and canary."""
    print(f"{'service':20} {'traffic':8} {'canary':20} promoted    ended     held")
    for name, much, kind in product(SERVICES, TRAFFIC, CANARIES):
        ends = Counter(endings(name, much, kind, range(rollouts)))
        shares = (ends[action] / rollouts for action in (Action.NEXT, Action.ABORT, Action.HOLD))
        print(f"{name:20} {much:8} {kind:20} " + " ".join(f"{share:8.2%}" for share in shares), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)

"""A rollout that is watched: from share to share, as long as the judge says good, and back as soon as it says bad.

What is reached is the stage's own share, so a rollout that was stopped goes on from there. The journal adds only since
when it has had it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from gatewright.gateway.canary import CanaryPlan
from gatewright.live.calls import Caller
from gatewright.live.faults import StoppedError
from gatewright.live.journal import Line
from gatewright.live.judging import Judgement, Sample, Verdict, judge, overall


class Action(StrEnum):
    """What comes next."""

    WAIT = "wait"
    NEXT = "next"
    ABORT = "abort"
    HOLD = "hold"


class Ending(StrEnum):
    """How a rollout ends."""

    PROMOTED = "promoted"
    ABORTED = "aborted"
    HELD = "held"


class Look(Struct, frozen=True):
    """What was seen at a moment."""

    percent: float
    elapsed: float
    sample: Sample | None
    findings: Sequence[Judgement]
    action: Action


class Hands(Protocol):
    """What a rollout does to the stage. Each makes sure first that the stage is what it was left as."""

    def check(self) -> None:
        """Raise MovedError if the stage was changed by someone else."""
        ...

    def share(self, percent: float) -> None:
        """Give the canary a share."""
        ...

    def promote(self) -> None:
        """Let the canary serve all."""
        ...

    def abort(self) -> None:
        """End the canary."""
        ...


def decide(verdict: Verdict, elapsed: float, plan: CanaryPlan) -> Action:
    """What comes next. Only what is known to be good goes on, and what is bad never waits."""
    if verdict is Verdict.BAD:
        return Action.ABORT
    if elapsed < plan.bake:
        return Action.WAIT
    if verdict is Verdict.GOOD:
        return Action.NEXT
    if elapsed < plan.longest:
        return Action.WAIT
    return Action.HOLD if plan.hold else Action.ABORT


def following(steps: Sequence[float], percent: float) -> float | None:
    """The share that comes after another one; nothing if what comes is the promotion."""
    return next((step for step in steps if percent < step < 100), None)


class Rollout(Struct, frozen=True, kw_only=True):
    """A rollout of one stage: how it goes, what it looks at, and what it does."""

    caller: Caller
    stage: str
    hands: Hands
    plan: CanaryPlan
    read: Callable[[float, float], Sample]
    """What is known since a moment at which the canary got a share."""
    report: Callable[[Look], None]

    def run(self, percent: float) -> Ending:
        """Bring the canary from its share to all requests, or end it."""
        steps = self.plan.steps
        if percent not in steps and (first := following(steps, percent)) is not None:
            self.hands.share(first)
            percent = first
        while True:
            action = self._bake(percent)
            if action is Action.HOLD:
                return Ending.HELD
            if action is Action.ABORT:
                self.hands.abort()
                return Ending.ABORTED
            more = following(steps, percent)
            if more is None:
                self.hands.promote()
                return Ending.PROMOTED
            self.hands.share(more)
            percent = more

    def _bake(self, percent: float) -> Action:
        """Look at one share until something is to be done."""
        clock, journal = self.caller.clock, self.caller.journal
        since = self._since(percent)
        while True:
            self.hands.check()
            sample, findings = self._look(since, percent)
            elapsed = clock.now() - since
            action = decide(overall(findings), elapsed, self.plan)
            self.report(Look(percent, elapsed, sample, findings, action))
            if action is not Action.WAIT:
                said = {finding.what: f"{finding.verdict}: {finding.why}" for finding in findings}
                journal.add(clock.now(), "judged", stage=self.stage, percent=percent, action=action, findings=said)
                return action
            clock.sleep(min(self.plan.each, self.plan.bake))

    def _look(self, since: float, percent: float) -> tuple[Sample | None, Sequence[Judgement]]:
        """What is known, and what the judge says about it. Without a response nothing is known."""
        try:
            sample = self.read(since, percent)
        except StoppedError as error:
            return None, (Judgement("metrics", Verdict.UNKNOWN, str(error)),)
        return sample, judge(sample, self.plan)

    def _since(self, percent: float) -> float:
        """Since when the canary has had its share: as the journal says, if that is the last that it says; else now."""
        now = self.caller.clock.now()
        last: Line = {}
        for line in self.caller.journal.lines():
            if line.get("event") in ("bake", "ledger", "judged"):
                last = line
        if (last.get("event"), last.get("stage"), last.get("percent")) == ("bake", self.stage, percent):
            since = datetime.fromisoformat(str(last["at"])).timestamp()
            if 0 <= now - since < self.plan.longest:
                return since
        self.caller.journal.add(now, "bake", stage=self.stage, percent=percent)
        return now

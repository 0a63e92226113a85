"""What verbs do to a stage, for tests: from one ledger to the next, over real HTTP, in time that passes at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

from gatewright.live.calls import Caller
from gatewright.live.comparing import Catalogue
from gatewright.live.connection import Answer, Boto, Connection
from gatewright.live.journal import Journal
from gatewright.live.model import Api, Call
from gatewright.live.observing import deployments, observe
from gatewright.live.settling import Prepared, keeping_variables, prepare, settle
from gatewright.release.ledger import History
from gatewright.release.refusals import Refusal
from gatewright.release.verbs import abort, promote, rollback, share
from gatewright.spec.values.share import Percent
from unit.live.plane import Plane
from unit.release.histories import api, history, pin

REST = Api("api1", "rest")

DEPLOYMENTS = {
    "d1": f"shop {api('a')}",
    "d2": f"shop {api('b')}",
    "d3": f"shop {api('c')}",
    "d4": "somebody was here",
}


def canary(deployment: str = "d3", percent: float = 10.0, **overrides: str) -> dict[str, Any]:
    return {
        "deploymentId": deployment,
        "percentTraffic": percent,
        "stageVariableOverrides": overrides,
        "useStageCache": False,
    }


class Round(Struct, frozen=True, kw_only=True):
    """A verb, and what it finds."""

    verb: Callable[[History], History | Refusal]
    before: History
    stage: dict[str, Any]
    keep_variables: bool = False

    def plane(self) -> Plane:
        made = Plane(dict(DEPLOYMENTS), {"live": {"cacheClusterEnabled": True, **self.stage}})
        made.authorizers = ["a", "b", "c"]
        return made

    def after(self) -> History:
        result = self.verb(self.before)
        assert isinstance(result, History)
        return result


TRIED = history("abc", live=pin(2, 3, TABLE="next"))
WITH_CANARY = {"deploymentId": "d2", "canarySettings": canary(TABLE="next"), "variables": {"TABLE": "old", "X": "1"}}
OVER = {"deploymentId": "d3", "canarySettings": canary("d3", 0.0)}

ROUNDS = {
    "share": Round(verb=lambda h: share(h, Percent(50), None), before=TRIED, stage=WITH_CANARY),
    "promote": Round(verb=lambda h: promote(h, None, None), before=TRIED, stage=WITH_CANARY, keep_variables=True),
    "promote without variables": Round(verb=lambda h: promote(h, None, None), before=TRIED, stage=WITH_CANARY),
    "abort": Round(verb=lambda h: abort(h, None), before=TRIED, stage=WITH_CANARY),
    "roll a canary back": Round(verb=lambda h: rollback(h, None, None), before=TRIED, stage=WITH_CANARY),
    "roll back beside a canary": Round(verb=lambda h: rollback(h, None, 1), before=TRIED, stage=WITH_CANARY),
    "roll back": Round(verb=lambda h: rollback(h, None, 1), before=history("abc", live=pin(3, "over")), stage=OVER),
}


class QuickClock:
    """Time passes when somebody waits, and at once."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0
        self.slept = 0.0

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        self.slept += seconds


class KilledError(BaseException):
    """What happens to a process."""


class Mortal:
    """A connection whose process is killed at a call, before it is made or when its answer comes."""

    def __init__(self, connection: Connection, at: int, *, after: bool) -> None:
        self._connection = connection
        self._left = at
        self._after = after

    def call(self, call: Call) -> Answer:
        self._left -= 1
        if self._left == 0 and not self._after:
            raise KilledError
        answer = self._connection.call(call)
        if self._left == 0:
            raise KilledError
        return answer


def caller(connection: Connection, folder: Path, clock: QuickClock | None = None) -> Caller:
    return Caller(connection, Journal(folder / "shop.releases.jsonl", {"api": "api1"}), clock or QuickClock())


def prepared(made: Caller, round: Round, *, adopt: bool = False) -> Prepared:
    catalogue = Catalogue(deployments(made, REST), round.before)
    pins = round.before.pin("live"), round.after().pin("live")
    found = prepare(made, REST, catalogue, observe(made, REST, "live"), pins, adopt=adopt)
    return keeping_variables(REST, found) if round.keep_variables else found


def run(connection: Connection, round: Round, folder: Path, *, adopt: bool = False) -> None:
    made = caller(connection, folder)
    settle(made, REST, prepared(made, round, adopt=adopt))


def outcome(round: Round, boto: Boto, plane: Plane, folder: Path) -> dict[str, Any]:
    """What an undisturbed run leaves."""
    run(boto, round, folder)
    return plane.stages["live"]

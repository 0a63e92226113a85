"""What verbs do to a stage, for tests: from one ledger to the next, over real HTTP, in time that passes at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from gatewright.ledger.ledger import History
from gatewright.live.calls import Caller
from gatewright.live.comparing import Catalogue
from gatewright.live.connection import Answer, Boto, Connection
from gatewright.live.journal import Journal
from gatewright.live.model import AwsCall, DeployedApi
from gatewright.live.observing import deployments, observe
from gatewright.live.settling import Prepared, keeping_variables, prepare, settle
from gatewright.releases.refusals import Refusal
from gatewright.releases.verbs import abort, promote, rollback, share
from gatewright.spec.values.share import Percent
from unit.live.plane import Plane
from unit.release.histories import api, history, pin

REST = DeployedApi("api1", "rest")

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
    adopt: bool = False
    """Whether the stage is taken as it is."""
    api: DeployedApi = REST

    def plane(self) -> Plane:
        usual = {"cacheClusterEnabled": True} if self.api == REST else {}
        made = Plane(dict(DEPLOYMENTS), {"live": {**usual, **self.stage}})
        made.authorizers = ["a", "b", "c"]
        return made

    def after(self) -> History:
        result = self.verb(self.before)
        assert isinstance(result, History)
        return result


TRIED = history("abc", live=pin(2, 3, TABLE="next"))
WITH_CANARY = {"deploymentId": "d2", "canarySettings": canary(TABLE="next"), "variables": {"TABLE": "old", "X": "1"}}
OVER = {"deploymentId": "d3", "canarySettings": canary("d3", 0.0)}
MOVED = {**WITH_CANARY, "deploymentId": "d4", "canarySettings": canary(percent=33.0, TABLE="next")}
"""What somebody else has made of it."""

BACK = Round(verb=lambda h: rollback(h, None, 1), before=history("abc", live=pin(3, "over")), stage=OVER)
CHAT = DeployedApi("api1", "websocket")

ROUNDS = {
    "share": Round(verb=lambda h: share(h, Percent(50), None), before=TRIED, stage=WITH_CANARY),
    "promote": Round(verb=lambda h: promote(h, None, None), before=TRIED, stage=WITH_CANARY, keep_variables=True),
    "promote without variables": Round(verb=lambda h: promote(h, None, None), before=TRIED, stage=WITH_CANARY),
    "abort": Round(verb=lambda h: abort(h, None), before=TRIED, stage=WITH_CANARY),
    "roll a canary back": Round(verb=lambda h: rollback(h, None, None), before=TRIED, stage=WITH_CANARY),
    "roll back beside a canary": Round(verb=lambda h: rollback(h, None, 1), before=TRIED, stage=WITH_CANARY),
    "roll back": BACK,
    "roll back an HTTP API": replace(BACK, stage={"deploymentId": "d3"}, api=DeployedApi("api1", "http")),
    "roll back a WebSocket API": replace(BACK, stage={"deploymentId": "d3"}, api=CHAT),
    "adopt, share": Round(
        verb=lambda h: share(h, Percent(50), None),
        before=TRIED,
        stage={**MOVED, "deploymentId": "d2"},
        adopt=True,
    ),
    "adopt, a lost canary": Round(
        verb=lambda h: share(h, Percent(10), None),
        before=TRIED,
        stage={**WITH_CANARY, "canarySettings": canary("d2", 0.0)},
        adopt=True,
    ),
    "adopt, a canary with other variables": Round(
        verb=lambda h: share(h, Percent(50), None),
        before=TRIED,
        stage={**WITH_CANARY, "canarySettings": canary(OTHER="x")},
        adopt=True,
    ),
    "adopt, somebody's canary": Round(
        verb=lambda h: share(h, Percent(50), None),
        before=TRIED,
        stage={**MOVED, "canarySettings": canary("d1", 20.0, OTHER="x")},
        adopt=True,
    ),
    "adopt, promote": Round(
        verb=lambda h: promote(h, None, None), before=TRIED, stage=MOVED, keep_variables=True, adopt=True
    ),
    "adopt, abort": Round(verb=lambda h: abort(h, None), before=TRIED, stage=MOVED, adopt=True),
    "adopt, roll back": Round(verb=lambda h: rollback(h, None, 1), before=TRIED, stage=MOVED, adopt=True),
    "adopt, roll back a WebSocket API": replace(BACK, stage={"deploymentId": "d4"}, adopt=True, api=CHAT),
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

    def hear(self, date: float, asked: float) -> None:
        """The service on loopback lives in another time."""


class KilledError(BaseException):
    """What happens to a process."""


class Mortal:
    """A connection whose process is killed at a call, before it is made or when its answer comes."""

    def __init__(self, connection: Connection, at: int, *, after: bool) -> None:
        self._connection = connection
        self._left = at
        self._after = after

    def call(self, call: AwsCall) -> Answer:
        self._left -= 1
        if self._left == 0 and not self._after:
            raise KilledError
        answer = self._connection.call(call)
        if self._left == 0:
            raise KilledError
        return answer


def caller(connection: Connection, folder: Path, clock: QuickClock | None = None) -> Caller:
    return Caller(connection, Journal(folder / "shop.releases.jsonl", {"api": "api1"}), clock or QuickClock())


def prepared(made: Caller, round: Round) -> Prepared:
    catalogue = Catalogue(deployments(made, round.api), round.before)
    pins = round.before.pin("live"), round.after().pin("live")
    found = prepare(made, round.api, catalogue, observe(made, round.api, "live"), pins, adopt=round.adopt)
    return keeping_variables(round.api, found) if round.keep_variables else found


def run(connection: Connection, round: Round, folder: Path) -> None:
    made = caller(connection, folder)
    settle(made, round.api, prepared(made, round))


def outcome(round: Round, boto: Boto, plane: Plane, folder: Path) -> dict[str, Any]:
    """What an undisturbed run leaves."""
    run(boto, round, folder)
    return plane.stages["live"]

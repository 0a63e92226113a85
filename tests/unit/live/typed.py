"""Live verbs as they are typed, for tests: what there is before, what is typed, and what is to be there afterwards."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from gatewright.cli import main
from gatewright.ledger.ledger import EMPTY, History, Pin
from gatewright.ledger.reading import read_ledger
from gatewright.ledger.writing import to_text
from unit.cli.running import SPEC
from unit.live.patching import NEW_METHOD
from unit.live.plane import Plane
from unit.live.rounds import ROUNDS, WITH_CANARY, Round
from unit.release.histories import history, pin

LEDGER, JOURNAL, LOCK = (Path(f"shop.releases.{ending}") for ending in ("yaml", "jsonl", "lock"))

TRIED = history("abc", live=pin(2, 3))
STAGE = {**WITH_CANARY, "canarySettings": {"deploymentId": "d3", "percentTraffic": 10.0}}
MOVED = {**STAGE, "deploymentId": "d4"}

REST = SPEC.replace("{dev: {}}", "{live: {cache: {size: 0.5GB}, variables: {TABLE: old, X: '1'}}}")

DEPLOYED = {
    "variables": {"TABLE": "old", "X": "1"},
    "cacheClusterEnabled": True,
    "cacheClusterSize": "0.5",
    "methodSettings": {"*/*": {**NEW_METHOD, "cachingEnabled": True, "cacheDataEncrypted": True}},
}
"""The settings of the stage as the stack deploys it."""

CHAT = """\
gatewright: 1
name: shop
kind: websocket
deploy: explicit
routes: {$connect: {backend: {mock: {}}, auth: none}}
stages: {live: {}}
"""

Served = tuple[object, object, object]
"""The base, the canary and its share."""


class Typed(Struct, frozen=True):
    """A verb, what it finds, and what it leaves."""

    verb: tuple[str, ...]
    pin: Pin
    served: Served
    stage: dict[str, Any] = field(default_factory=lambda: STAGE)
    history: History = TRIED
    spec: str = REST

    @property
    def line(self) -> list[str]:
        """All of it."""
        return [self.verb[0], "shop.yaml", *self.verb[1:], "--live", "--api", "api1"]

    def plane(self) -> Plane:
        """What is there before, and written down."""
        Path("shop.yaml").write_text(self.spec)
        write(self.history)
        JOURNAL.unlink(missing_ok=True)
        return Round(verb=ROUNDS["abort"].verb, before=self.history, stage={**DEPLOYED, **self.stage}).plane()


VERBS = {
    "share": Typed(("share", "50"), pin(2, 3, 50), ("d2", "d3", 50.0)),
    "promote": Typed(("promote",), pin(3, "over"), ("d3", None, None)),
    "abort": Typed(("abort",), pin(2, "over"), ("d2", None, None)),
    "rollback": Typed(("rollback",), pin(2, "over"), ("d2", None, None)),
    "rollback to": Typed(("rollback", "--to", "1"), pin(1, "over"), ("d1", None, None)),
}

ALL = {
    **VERBS,
    "adopt, share": Typed(
        ("share", "50", "--adopt"),
        pin(2, 3, 50),
        ("d2", "d3", 50.0),
        stage={**STAGE, "canarySettings": {"deploymentId": "d3", "percentTraffic": 33.0}},
    ),
    "adopt, promote": Typed(("promote", "--adopt"), pin(3, "over"), ("d3", None, None), stage=MOVED),
    "adopt, abort": Typed(("abort", "--adopt"), pin(2, "over"), ("d2", None, None), stage=MOVED),
    "adopt, rollback to": Typed(("rollback", "--to", "1", "--adopt"), pin(1, "over"), ("d1", None, None), stage=MOVED),
    "rollback of a WebSocket API": Typed(
        ("rollback",),
        pin(2),
        ("d2", None, None),
        stage={"deploymentId": "d3"},
        history=history("abc", live=pin(3)),
        spec=CHAT,
    ),
}


def write(found: History) -> None:
    LEDGER.write_text(to_text(EMPTY.with_history(None, found)))


def ledger() -> History:
    read = read_ledger(LEDGER.read_bytes(), "ledger").ledger
    assert read is not None
    found = read.history(None)
    assert found is not None
    return found


def served(plane: Plane) -> Served:
    stage = plane.stages["live"]
    canary = stage.get("canarySettings", {})
    return stage["deploymentId"], canary.get("deploymentId"), canary.get("percentTraffic")


def ended_at(plane: Plane, request: int, number: signal.Signals, line: list[str]) -> tuple[int, str]:
    """Type something in a process of its own, and end that at a request. Tells its exit code and what it said."""
    said = Path("said.txt")
    child = _CONTEXT.Process(target=_run, args=(Path.cwd(), dict(os.environ), line, said))
    plane.on_request = _ending(child, request, number)
    child.start()
    child.join()
    assert child.exitcode is not None
    return child.exitcode, said.read_text()


_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["boto3", "botocore.loaders", "gatewright.cli.commands.promote", "unit.live.typed"])


def _ending(child: Any, request: int, number: signal.Signals) -> Callable[[int], None]:
    def end(count: int) -> None:
        if count == request:
            os.kill(child.pid, number)

    return end


def _run(folder: Path, environment: dict[str, str], line: list[str], said: Path) -> None:
    os.chdir(folder)
    os.environ.update(environment)
    for stream in (1, 2):
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if stream == 1 else os.O_APPEND)), stream)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
    time.sleep = lambda _: None  # what waits waits for nothing here
    raise SystemExit(main(line))

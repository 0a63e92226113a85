"""What commands that call AWS share: the API that they call about, and how they report that they were stopped."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from gatewright.cli.command import Parser
from gatewright.cli.ledger_lock import WatchedError
from gatewright.cli.ledger_options import (
    ReleaseOptions,
)
from gatewright.diagnostics.reports import visible
from gatewright.diagnostics.usage import UsageError
from gatewright.releases.opened import Opened

if TYPE_CHECKING:
    from gatewright.live.faults import FaultError
    from gatewright.live.reaching import Reached

STOPPED = 3
"""The exit code of a command that was interrupted, or stopped by AWS."""

_AGAIN = "run the same command again to resume"

STOPS = (
    STOPPED,
    "interrupted or rejected by AWS; completed calls stay in effect. Run the same command again to resume",
)


class ReachOptions(ReleaseOptions):
    """Where the API is."""

    api: str | None
    stack: str | None
    region: str | None
    profile: str | None
    journal: str | None


def declare_reach(parser: Parser) -> None:
    """The options of ReachOptions but those of ReleaseOptions."""
    parser.add_argument(
        "--stack",
        metavar="NAME",
        help="the CloudFormation stack of the API. Defaults to the API that the ledger remembers",
    )
    parser.add_argument("--api", metavar="ID", help="the id of the API, instead of --stack")
    parser.add_argument(
        "--region",
        metavar="NAME",
        help="the Region. Defaults to the environment's, then to that of your AWS configuration",
    )
    parser.add_argument("--profile", metavar="NAME", help="a profile of your AWS configuration")
    parser.add_argument(
        "--journal",
        metavar="FILE",
        help="the log of all calls that change something. Defaults to a file next to the spec",
    )


def reached_by(opened: Opened, options: ReachOptions) -> Reached:
    """The API that the options name."""
    from gatewright.live.connection import MissingLibraryError  # noqa: PLC0415 - most commands call nobody
    from gatewright.live.reaching import NotReachedError, Whereabouts, reach  # noqa: PLC0415

    where = Whereabouts(
        api=options.api,
        stack=options.stack,
        region=options.region,
        profile=options.profile,
        journal=Path(options.journal) if options.journal else None,
    )
    try:
        return reach(opened, where)
    except NotReachedError as error:
        raise UsageError(str(error), error.help) from error
    except MissingLibraryError as error:
        raise UsageError(str(error), "install `gatewright[live]`") from error


def until_stopped(work: Callable[[], int], stopped: int = STOPPED) -> int:
    """Do something with AWS, and report what stopped it; `stopped` is the exit code then."""
    try:
        with _ending_well():
            return work()
    except Exception as error:
        way = _way_out(error)
        if way is None:
            raise
        message, help, is_passing = way
        return _stop(message, help, stopped if is_passing else 1)


def _way_out(error: Exception) -> tuple[str, str, bool] | None:
    """What is said about what stopped a command, what to do, and whether another run can go well."""
    from gatewright.live.comparing import NotDeployedError  # noqa: PLC0415 - most commands call nobody
    from gatewright.live.faults import FaultError, MovedError, StoppedError  # noqa: PLC0415
    from gatewright.live.planning import NoWayError  # noqa: PLC0415
    from gatewright.live.probing import UnmeasurableError  # noqa: PLC0415
    from gatewright.live.settling import DisagreeError  # noqa: PLC0415
    from gatewright.releases.locking import HeldError  # noqa: PLC0415

    match error:
        case FaultError():
            return (*_of_fault(error), True)
        case WatchedError() | MovedError() if error.help:
            return str(error), error.help, True
        case HeldError():
            return str(error), "wait until it ends, and run the command again", True
        case UnmeasurableError():
            source = "give `--namespace` another source, or write `none` for this limit"
            return str(error), f"{source} under `limits` of the stage's `canary`", True
        case MovedError() | StoppedError():
            return str(error), _AGAIN, True
        case DisagreeError():
            return str(error), "see `gatewright status`; add `--adopt` to accept the stage as it is", False
        case NoWayError():
            return str(error), error.help, False
        case NotDeployedError():
            return str(error), "deploy the stack first", False
        case _:
            return None


def _of_fault(error: FaultError) -> tuple[str, str]:
    from gatewright.live.faults import FaultKind  # noqa: PLC0415

    if error.kind is FaultKind.CLOCK:
        return str(error), f"set it, for example with `timedatectl set-ntp true`, and {_AGAIN}"
    if error.kind is FaultKind.CREDENTIALS:
        return f"AWS rejects your credentials: {error}", f"renew them, and {_AGAIN}"
    return str(error), _AGAIN if error.passes else "see the message of the service"


@contextmanager
def _ending_well() -> Generator[None]:
    """Whoever ends this process, or its terminal, lets it put away its things."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    for number in numbers:
        if before[number] is signal.SIG_DFL:  # who had it ignored wants that
            signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _stop(message: str, help: str, status: int) -> int:
    print(f"gatewright: {visible(message)}\n  help: {visible(help)}", file=sys.stderr)
    return status

"""What commands that call AWS share: the API that they call about, and how they report that they were stopped."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from msgspec import Struct

from gatewright.cli.command import Parser
from gatewright.cli.ledger_options import Opened, ReleaseOptions
from gatewright.diagnostics.reports import visible
from gatewright.diagnostics.usage import UsageError
from gatewright.document import ScalarNode
from gatewright.spec.targets import environment_of, name_in_aws, region_of

if TYPE_CHECKING:
    from gatewright.ledger.ledger import History
    from gatewright.live.calls import Caller
    from gatewright.live.comparing import Catalogue
    from gatewright.live.model import Deployed, DeployedApi

STOPPED = 3
"""The exit code of a command that was interrupted, or stopped by AWS."""

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


class Reached(Struct, frozen=True):
    """An API in AWS, and the connection to it."""

    caller: Caller
    api: DeployedApi
    name: str
    """What it is called in AWS."""
    deployments: Sequence[Deployed]

    def catalogue(self, history: History) -> Catalogue:
        """Its deployments, as the releases that they are."""
        from gatewright.live.comparing import Catalogue  # noqa: PLC0415

        return Catalogue(self.deployments, history)


def declare_reach(parser: Parser) -> None:
    """The options of ReachOptions but those of ReleaseOptions."""
    parser.add_argument("--stack", metavar="NAME", help="the CloudFormation stack of the API")
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


def reach(opened: Opened, options: ReachOptions) -> Reached:
    """The API, with the account verified where the environment names one."""
    from gatewright.live.calls import Caller, RealClock  # noqa: PLC0415 - most commands call nobody
    from gatewright.live.connection import Boto, MissingLibraryError  # noqa: PLC0415
    from gatewright.live.journal import Journal, journal_name  # noqa: PLC0415
    from gatewright.live.model import DeployedApi  # noqa: PLC0415
    from gatewright.live.observing import account, deployments  # noqa: PLC0415

    if (options.api is None) == (options.stack is None):
        raise UsageError("the API must be named", "add `--stack NAME` or `--api ID`")
    try:
        connection = Boto(region=options.region or _region(opened), profile=options.profile)
    except MissingLibraryError as error:
        raise UsageError(str(error), "install `gatewright[live]`") from error
    beside = Path(opened.file.source.name).parent / journal_name(opened.file.stem)
    about = {"environment": opened.environment, "target": options.api or options.stack, "region": connection.region}
    caller = Caller(connection, Journal(Path(options.journal) if options.journal else beside, about), RealClock())
    says = _of_environment(opened, "account")
    if says is not None and (is_in := account(caller)) != says:
        raise UsageError(f"your credentials are for account {is_in}, and the environment is in {says}")
    api = DeployedApi(options.api or _api(caller, opened, str(options.stack)), _top(opened, "kind"))
    name = name_in_aws(_top(opened, "name"), opened.environment)
    return Reached(caller, api, name, deployments(caller, api))


def until_stopped(work: Callable[[], int]) -> int:
    """Do something with AWS, and report what stopped it."""
    from gatewright.live.comparing import NotDeployedError  # noqa: PLC0415
    from gatewright.live.faults import FaultError, FaultKind, MovedError, StoppedError  # noqa: PLC0415
    from gatewright.live.planning import NoWayError  # noqa: PLC0415
    from gatewright.live.settling import DisagreeError  # noqa: PLC0415
    from gatewright.releases.locking import HeldError  # noqa: PLC0415

    again = "run the same command again to resume"
    try:
        with _ending_well():
            return work()
    except HeldError as error:
        return _stop(str(error), "wait until it ends, and run the command again", STOPPED)
    except FaultError as error:
        if error.kind is FaultKind.CLOCK:
            return _stop(str(error), f"set it, for example with `timedatectl set-ntp true`, and {again}", STOPPED)
        if error.kind is FaultKind.CREDENTIALS:
            return _stop(f"AWS rejects your credentials: {error}", f"renew them, and {again}", STOPPED)
        return _stop(str(error), again if error.passes else "see the message of the service", STOPPED)
    except (MovedError, StoppedError) as error:
        return _stop(str(error), again, STOPPED)
    except DisagreeError as error:
        return _stop(str(error), "see `gatewright status`; add `--adopt` to accept the stage as it is", 1)
    except (NoWayError, NotDeployedError) as error:
        return _stop(str(error), "see `gatewright status`", 1)


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


def _api(caller: Caller, opened: Opened, stack: str) -> str:
    from gatewright.live.observing import api_of_stack  # noqa: PLC0415

    name = _top(opened, "name")
    found = api_of_stack(caller, stack, name)
    if found is None:
        raise UsageError(f"the stack {stack!r} has no output for the API {name!r}", "add `--api ID`")
    return found


def _region(opened: Opened) -> str | None:
    return region_of(opened.environment or "") or _of_environment(opened, "region")


def _of_environment(opened: Opened, member: str) -> str | None:
    """What the environment says about where it is."""
    return _scalar(opened, "environments", environment_of(opened.environment or ""), member)


def _top(opened: Opened, member: str) -> str:
    return _scalar(opened, member) or ""


def _scalar(opened: Opened, *path: str) -> str | None:
    node = opened.file.document.find(path) if opened.file.document else None
    return (node.text or str(node.value)) if isinstance(node, ScalarNode) else None

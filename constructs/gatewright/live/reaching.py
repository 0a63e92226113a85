"""Reaching the API of a spec in AWS, and making sure that it is the one that the releases belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from gatewright.document import ScalarNode
from gatewright.ledger.ledger import AwsApi, History
from gatewright.ledger.merging import moved_last
from gatewright.live.calls import Caller, Clock, RealClock
from gatewright.live.comparing import Catalogue
from gatewright.live.connection import Boto, Connection
from gatewright.live.journal import Journal, journal_name
from gatewright.live.model import Deployed, DeployedApi
from gatewright.live.observing import account, api_of_stack, deployments, name_of_api
from gatewright.releases.opened import Opened
from gatewright.spec.targets import environment_of, name_in_aws, region_of


class NotReachedError(Exception):
    """The API is not found, or it is another one than the releases belong to."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


class Whereabouts(Struct, frozen=True, kw_only=True):
    """What is said about where the API is. The rest comes from the ledger, the spec and the AWS configuration."""

    api: str | None = None
    stack: str | None = None
    region: str | None = None
    profile: str | None = None
    journal: Path | None = None
    """The log of all calls that change something. Defaults to a file next to the spec."""


class Reached(Struct, frozen=True, kw_only=True):
    """An API in AWS, and the connection to it."""

    caller: Caller
    api: DeployedApi
    name: str
    """What it is called in AWS."""
    deployments: Sequence[Deployed]
    identity: AwsApi
    """Where it is."""

    def catalogue(self, history: History) -> Catalogue:
        """Its deployments, as the releases that they are."""
        return Catalogue(self.deployments, history)

    def recorded(self, history: History) -> History:
        """The history that knows where the API is, and which releases are deployed there."""
        known = history.aws or AwsApi()
        identity = replace(self.identity, stack=self.identity.stack or known.stack)
        identity = replace(identity, deployed=known.deployed, digest=known.digest)
        digests = {deployed.digest for deployed in self.deployments}
        newest = max((each.id for each in history.releases if each.digest in digests), default=0)
        late = [each.id for each in history.undeployed if each.id < newest and each.digest not in digests]
        history = replace(moved_last(history, late) if late else history, aws=identity)
        return history.with_deployed(newest) if newest else history


def reach(
    opened: Opened, where: Whereabouts, connection: Connection | None = None, clock: Clock | None = None
) -> Reached:
    """The API of a spec.

    Raises:
        NotReachedError: It is not said where the API is, or it is another one than the releases belong to.
        FaultError: AWS does not respond.
    """
    known = (opened.history.aws if opened.history else None) or AwsApi()
    where = _completed(where, known)
    made = connection or Boto(region=where.region or _region(opened) or known.region, profile=where.profile)
    region = made.region if isinstance(made, Boto) else where.region
    beside = Path(opened.file.source.name).parent / journal_name(opened.file.stem)
    about = {"environment": opened.environment, "target": where.api or where.stack, "region": region}
    caller = Caller(made, Journal(where.journal or beside, about), clock or RealClock())
    is_in = account(caller)
    if (says := _of_environment(opened, "account")) is not None and is_in != says:
        raise NotReachedError(f"your credentials are for account {is_in}, and the environment is in {says}")
    api = DeployedApi(where.api or _api(caller, opened, str(where.stack)), opened.file.kind)
    identity = AwsApi(account=is_in, region=region, stack=where.stack, api=api.id)
    _check_identity(opened, known, identity)
    name = name_in_aws(opened.file.gateway, opened.environment)
    is_called = name_of_api(caller, api)
    if is_called != name:
        raise NotReachedError(
            f"the API {api.id} is called {is_called!r}, and that of {opened.title} is {name!r}",
            "use another API or stack, or another environment",
        )
    return Reached(caller=caller, api=api, name=name, deployments=deployments(caller, api), identity=identity)


def _completed(where: Whereabouts, known: AwsApi) -> Whereabouts:
    if where.api is not None and where.stack is not None:
        raise NotReachedError("the API is named twice", "give either `--stack NAME` or `--api ID`")
    if where.api is None and where.stack is None and known.api is None:
        raise NotReachedError("the API must be named", "add `--stack NAME` or `--api ID`; the ledger remembers it")
    if where.api is None and where.stack is None:
        return replace(where, api=known.api)
    return where


def _check_identity(opened: Opened, known: AwsApi, found: AwsApi) -> None:
    """What was seen before has to be what is there now."""
    for what, was, now in _identities(known, found):
        if was is not None and now is not None and was != now:
            raise NotReachedError(
                f"the releases of {opened.title} belong to {what} {was}, and this is {what} {now}",
                "use the right one, or run `gatewright releases forget` to start again with this one",
            )


def _identities(known: AwsApi, found: AwsApi) -> Iterator[tuple[str, str | None, str | None]]:
    yield "the account", known.account, found.account
    yield "the Region", known.region, found.region
    yield "the stack", known.stack, found.stack
    yield "the API", known.api, found.api


def _api(caller: Caller, opened: Opened, stack: str) -> str:
    found = api_of_stack(caller, stack, opened.file.gateway)
    if found is None:
        message = f"the stack {stack!r} has no output for the API {opened.file.gateway!r}"
        raise NotReachedError(message, "add `--api ID`")
    return found


def _region(opened: Opened) -> str | None:
    return region_of(opened.environment or "") or _of_environment(opened, "region")


def _of_environment(opened: Opened, member: str) -> str | None:
    """What the environment says about where it is."""
    document = opened.file.document
    node = document.find(("environments", environment_of(opened.environment or ""), member)) if document else None
    return (node.text or str(node.value)) if isinstance(node, ScalarNode) else None

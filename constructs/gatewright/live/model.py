"""What there is to know and to do: what a stage serves, what it is to serve, and the exact calls that lead there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from gatewright.live.stage_settings import StageSettings


class DeployedApi(Struct, frozen=True):
    """An API as the service knows it."""

    id: str
    kind: str

    @property
    def service(self) -> str:
        """The service that takes calls about it, by the name of its client."""
        return "apigateway" if self.kind == "rest" else "apigatewayv2"

    def named(self, stage: str | None = None) -> dict[str, object]:
        """The parameters that name it, or a stage of it."""
        api, name = ("restApiId", "stageName") if self.kind == "rest" else ("ApiId", "StageName")
        return {api: self.id} if stage is None else {api: self.id, name: stage}


class AwsCall(Struct, frozen=True, kw_only=True):
    """One call, exactly as it is made."""

    service: str
    operation: str
    """The method of the client."""
    parameters: Mapping[str, object]
    why: str


class Deployed(Struct, frozen=True, kw_only=True):
    """A deployment: a snapshot that the service keeps."""

    id: str
    digest: str | None
    """The digest of what was deployed, if the description has it: other tools create deployments too."""
    description: str = ""
    created: str = ""


class Share(Struct, frozen=True, kw_only=True):
    """A canary as the service has it."""

    deployment: str
    percent: float
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    share_cache: bool = False


class State(Struct, frozen=True):
    """Where a stage's requests go."""

    base: str
    canary: str | None = None
    percent: float | None = None
    """The canary's share; nothing where it does not matter."""

    def allows(self, other: State) -> bool:
        """Whether another state is this one."""
        same = (self.base, self.canary) == (other.base, other.canary)
        return same and (self.percent is None or self.percent == other.percent)


class Observed(Struct, frozen=True, kw_only=True):
    """A stage as it was found."""

    stage: str
    base: str
    """The deployment that serves all that no canary takes."""
    canary: Share | None = None
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    has_cache: bool = False
    entry: str | None = None
    """The time of the entry of the ledger that the stack deployed last; it is in a tag of the stage."""
    follows: bool = False
    """Whether it deploys by itself, so that it can be pointed to nothing."""
    settings: StageSettings = StageSettings()
    """Its variables, and how it throttles, logs and caches."""

    @property
    def state(self) -> State:
        """Where its requests go. A canary of what it serves anyway, without a share, is none: so canaries end."""
        if self.canary is None or (self.canary.deployment == self.base and not self.canary.percent):
            return State(self.base)
        return State(self.base, self.canary.deployment, self.canary.percent)


class Wanted(Struct, frozen=True, kw_only=True):
    """What a stage is to serve."""

    base: str
    canary: str | None = None
    percent: float = 0.0
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the canary overrides, as the ledger says."""
    share_cache: bool = False
    keep_variables: bool = False
    """Whether the stage takes over the variables of the canary that it is to serve."""

    @property
    def state(self) -> State:
        """Where the stage's requests are to go."""
        return State(self.base, self.canary, self.percent if self.canary is not None else None)


class PlannedCall(Struct, frozen=True):
    """A call that changes a stage, and where its requests go then."""

    call: AwsCall
    leaves: State


class StageChange(Struct, frozen=True, kw_only=True):
    """All that is to be done about one stage."""

    stage: str
    wanted: Wanted
    path: Sequence[State]
    """The states that it passes through, so that one of them is no surprise after a stop."""
    flushes: Sequence[AwsCall] = ()
    """What empties caches with responses of the previous base."""

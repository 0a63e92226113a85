"""Why a verb does nothing."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from gatewright.diagnostics import Code
from gatewright.diagnostics.codes.ledger import NO_CANARY_KIND, NO_DEPLOYMENTS, NOT_STORED, UNKNOWN_RELEASE
from gatewright.diagnostics.codes.releases import (
    CANARY_ACTIVE,
    CANARY_VARIABLES,
    FIRST_CANARY,
    FIX_CONFLICT,
    GIVEN_UP,
    NO_CANARY,
    NO_EARLIER_RELEASE,
    NOT_DEPLOYED,
    NOT_RELEASED,
    NOTHING_TO_TRY,
    WHICH_STAGE,
)
from gatewright.diagnostics.nearest import suggestion
from gatewright.document import Path
from gatewright.ledger.ledger import Canary, History
from gatewright.spec.values.number import spell

EXPLICIT = "explicit"
"""How an API is deployed of which releases can be kept."""

KINDS_WITH_CANARIES = ("rest",)
"""The kinds of API whose stages can have a canary."""


class Refusal(Struct, frozen=True):
    """What stands in a verb's way, and the way that there is."""

    code: Code
    path: Path
    """Where in the environment's history."""
    message: str
    help: str


def not_released() -> Refusal:
    """Nothing was ever released."""
    return Refusal(NOT_RELEASED, (), "there are no releases yet", "run `gatewright release` to create the first one")


def no_deployments() -> Refusal:
    """Stages follow the API as it changes."""
    message = "the stages of this API use auto-deploy"
    return Refusal(NO_DEPLOYMENTS, (), message, "write `deploy: explicit` in the spec first")


def first_canary(stage: str) -> Refusal:
    """A canary beside nothing."""
    message = f"{stage!r} does not serve a release yet"
    help = "release it to all clients first, without `--canary`, and deploy it"
    return Refusal(FIRST_CANARY, ("stages", stage), message, help)


def no_canary_kind(kind: str) -> Refusal:
    """A canary of a kind of API that has none."""
    message = f"API Gateway supports canaries for REST APIs only, and this is of kind {kind}"
    help = "use a weighted Lambda alias, or several Regions with weighted DNS records"
    return Refusal(NO_CANARY_KIND, (), message, help)


def canary_active(stage: str, canary: Canary) -> Refusal:
    """Something new while a canary is active."""
    message = f"{stage!r} has a canary: release {canary.release} gets {spell(canary.percent.percent)} % of its requests"
    help = "end it first: `gatewright promote` if it is good, `gatewright abort` if it is not"
    return Refusal(CANARY_ACTIVE, ("stages", stage, "canary"), message, help)


def no_canary(stage: str | None = None) -> Refusal:
    """There is no canary on a stage, or on any."""
    message = "no stage has a canary" if stage is None else f"{stage!r} has no canary"
    return Refusal(
        NO_CANARY,
        ("stages", stage) if stage else ("stages",),
        message,
        "`gatewright releases` shows what is served",
    )


def nothing_to_try(stage: str, base: int) -> Refusal:
    """A canary of what is served already."""
    message = f"{stage!r} already serves this API: it is release {base}"
    return Refusal(NOTHING_TO_TRY, ("stages", stage, "base"), message, "change the API, and release that")


def canary_variables(stage: str, missing: Collection[str]) -> Refusal:
    """A promotion that would lose what was tried."""
    names = ", ".join(missing)
    message = f"the canary of {stage!r} ran with stage variables that the stage does not have: {names}"
    help = f"write them under `stages.{stage}.variables` in the spec, or remove them with `--without-variables`"
    return Refusal(CANARY_VARIABLES, ("stages", stage, "canary", "variables"), message, help)


def no_earlier_release(stage: str, base: int) -> Refusal:
    """Nothing to go back to."""
    message = f"{stage!r} serves release {base}, and the ledger does not say what it fully served before"
    help = "add `--to` with a release; `gatewright releases` lists them"
    return Refusal(NO_EARLIER_RELEASE, ("stages", stage, "base"), message, help)


def not_deployed_yet(id: int, *, is_looked_up: bool) -> Refusal:
    """Another release before this one is deployed."""
    known = "deployed" if is_looked_up else "known to be deployed"
    message = f"release {id} is not {known}, and two deployments of one update are the same API"
    looks = (
        "deploy the stack first"
        if is_looked_up
        else ("add `--stack NAME` to let Gatewright look whether it is, or `--deployed` if you know that it is")
    )
    return Refusal(
        NOT_DEPLOYED, ("releases", id), message, f"{looks}; or add `--amend`, and the new release takes its place"
    )


def nothing_to_amend(id: int) -> Refusal:
    """Taking the place of what is deployed."""
    message = f"release {id} is deployed, so no other release can take its place"
    return Refusal(NOT_DEPLOYED, ("releases", id), message, "run the command without `--amend`")


def not_deployed(id: int) -> Refusal:
    """A stage is to serve what is not deployed."""
    message = f"release {id} is not known to be deployed"
    help = "run `gatewright releases deployed`, which looks what is deployed, or takes your word for it"
    return Refusal(NOT_DEPLOYED, ("releases", id), message, help)


def fix_conflict(canary: int, parts: Collection[str]) -> Refusal:
    """A fix of what is on trial."""
    message = f"the fix and the canary, release {canary}, both change {', '.join(parts)}"
    help = "abort the canary, and release a spec that has the fix without the canary's change"
    return Refusal(FIX_CONFLICT, ("releases", canary), message, help)


def not_stored(id: int) -> Refusal:
    """A release whose API is needed, and not stored."""
    help = "restore its file from git; a release of an older version of Gatewright has none"
    return Refusal(NOT_STORED, ("releases", id), f"the API of release {id} is not stored", help)


def given_up(stage: str, id: int) -> Refusal:
    """Back to what was given up."""
    message = f"release {id} was given up on {stage!r}: its trial was aborted, or the stage was rolled back from it"
    return Refusal(GIVEN_UP, ("releases", id), message, "add `--even-given-up` to serve it all the same")


def unknown_release(history: History, id: int) -> Refusal:
    """A release that is not kept."""
    kept = ", ".join(str(release.id) for release in history.releases)
    message = (
        f"release {id} was replaced before it was deployed" if id in history.replaced else f"there is no release {id}"
    )
    return Refusal(UNKNOWN_RELEASE, ("releases",), message, f"the ledger has {kept}")


def unknown_stage(stage: str, known: Collection[str]) -> Refusal:
    """A stage that is not there."""
    help = suggestion(stage, known) or f"the stages are {', '.join(sorted(known))}"
    return Refusal(WHICH_STAGE, ("stages",), f"there is no stage {stage!r}", help)


def which_stage(known: Collection[str]) -> Refusal:
    """Several stages, and none named."""
    message = f"there are several stages: {', '.join(sorted(known))}"
    return Refusal(WHICH_STAGE, ("stages",), message, "choose one with `--stage`")

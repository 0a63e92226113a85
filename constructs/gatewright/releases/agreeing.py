"""A spec beside its releases: what the template is made of, and where the two do not fit together."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.ledger import (
    CANARY_CHOICE,
    LEDGER_ENVIRONMENT,
    LEDGER_GATEWAY,
    LEDGER_PLACE,
    LEDGER_STAGE,
    NO_CANARY_KIND,
    NO_DEPLOYMENTS,
    NOT_STORED,
    TWO_UNDEPLOYED,
    UNRELEASED_CHANGE,
)
from gatewright.diagnostics.codes.releases import NEEDS_UNKNOWN, SERVED_NEEDS, SERVED_VARIABLE
from gatewright.diagnostics.nearest import suggestion
from gatewright.document.source import Place
from gatewright.gateway import Gateway
from gatewright.ledger.ledger import DEFAULT, AwsApi, History
from gatewright.ledger.reading import LedgerFile, environments_in
from gatewright.ledger.rendering import StoredRelease
from gatewright.ledger.snapshot import Snapshot, digest
from gatewright.lower.released import releases_beside
from gatewright.releases.archive import snapshot_of, stored_release
from gatewright.releases.refusals import EXPLICIT, KINDS_WITH_CANARIES
from gatewright.releases.terms import effects
from gatewright.rules.shared.looking import choosers

_MOST = 3
"""How many differences a message names."""

_VARIABLE = re.compile(r"stageVariables\.([A-Za-z0-9_]+)")


class Kept(Struct, frozen=True, kw_only=True):
    """The releases that are kept for one environment of a spec."""

    file: SpecFile
    ledger: LedgerFile
    environment: str | None
    history: History

    def place(self, *path: str | int) -> Place:
        """Where something of the history is written."""
        return self.ledger.place(self.environment, path)

    def command(self, verb: str) -> str:
        """A command about these releases, to be copied."""
        where = f" --environment {self.environment}" if self.environment is not None else ""
        return f"gatewright {verb} {self.file.source.name}{where}"


def kept_releases(file: SpecFile, environment: str | None) -> Kept | None:
    """The releases of an environment, if there are any and they can be understood."""
    if file.ledger is None or file.ledger.ledger is None:
        return None
    history = file.ledger.ledger.history(environment)
    if history is None:
        return None
    return Kept(file=file, ledger=file.ledger, environment=environment, history=history)


def check_ledger(file: SpecFile, known: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with a ledger as a whole, beside a spec with these environments."""
    if file.ledger is None:
        return
    yield from file.ledger.diagnostics
    ledger = file.ledger.ledger
    if ledger is not None and ledger.gateway is not None and file.gateway and ledger.gateway != file.gateway:
        place = file.ledger.document.value_place(("gateway",)) if file.ledger.document else file.ledger.place(None)
        message = f"the ledger is that of the gateway {ledger.gateway!r}, and the spec's name is {file.gateway!r}"
        help = f"write `name: {ledger.gateway}` in the spec, or run `gatewright releases rename {file.source.name}`"
        yield LEDGER_GATEWAY.at(place, message, help=help)
    names = known or (DEFAULT,)
    for name in environments_in(file.ledger):
        if name not in names:
            message = f"the spec has no environment {name!r}" if known else "the spec declares no environments"
            forget = f"`gatewright releases forget {file.source.name} --environment {name}`"
            help = suggestion(name, names) or f"use a name from the spec, or run {forget}: {', '.join(sorted(names))}"
            yield LEDGER_ENVIRONMENT.at(file.ledger.place(name), message, help=help)


def check_pins(kept: Kept, gateway: Gateway) -> Iterator[Diagnostic]:
    """Whether the spec can have these releases: its stages, its kind of API, its stack."""
    if gateway.deploy.value != EXPLICIT:
        help = "write `deploy: explicit` in the spec, or remove these releases"
        yield NO_DEPLOYMENTS.at(kept.place(), "stages with auto-deploy cannot serve releases", help=help)
    yield from check_place(kept, AwsApi(account=gateway.place.account, region=gateway.place.region), "the spec")
    if len(kept.history.undeployed) > 1:
        *_, older, newer = kept.history.undeployed
        message = f"neither release {older.id} nor release {newer.id} is known to be deployed"
        help = (
            f"run `{kept.command('releases deployed')} --release {older.id}` if release {older.id} is deployed, else "
            f"`{kept.command('release')} --amend`"
        )
        yield TWO_UNDEPLOYED.at(kept.place("releases", newer.id), message, help=help)
    names = [stage.name for stage in gateway.stages]
    for stage, pin in kept.history.stages.items():
        if stage not in names:
            forget = f"`{kept.command('releases forget')} --stage {stage}`"
            help = suggestion(stage, names) or f"run {forget}, or write the stage in the spec"
            yield LEDGER_STAGE.at(kept.place("stages", stage), f"the spec has no stage {stage!r}", help=help)
        elif pin.canary is not None and gateway.kind not in KINDS_WITH_CANARIES:
            message = f"APIs of kind {gateway.kind} do not support canaries"
            yield NO_CANARY_KIND.at(kept.place("stages", stage, "canary"), message, help="remove `canary`")
        elif pin.trial is not None:
            yield from _choices(kept, gateway, stage, pin.trial.variables or {})


def check_place(kept: Kept, now: AwsApi, who: str) -> Iterator[Diagnostic]:
    """Whether the API is where its releases were deployed, as far as both are known. `who` says where it is."""
    was = kept.history.aws or AwsApi()
    for what, before, after in (
        ("account", was.account, now.account),
        ("Region", was.region, now.region),
        ("stack", was.stack, now.stack),
    ):
        if before is not None and after is not None and before != after:
            message = f"the releases were deployed to the {what} {before}, and {who} says {after}"
            help = f"correct {who}, or run `{kept.command('releases forget')}` to start again there"
            yield LEDGER_PLACE.at(kept.place("aws"), message, help=help)


def with_releases(gateway: Gateway, kept: Kept) -> Gateway:
    """The gateway with its releases, if the API of the spec is that of the newest release."""
    history = kept.history
    served = {release.digest: release for release in history.releases if release.id in history.pinned}
    served.pop(history.newest.digest, None)
    stored = (stored_release(kept.file, kept.environment, gateway.name, release) for release in served.values())
    return replace(gateway, history=history, still_served=tuple(release for release in stored if release is not None))


def is_ahead(kept: Kept, found: Snapshot) -> bool:
    """Whether the spec has moved on from the newest release. `found` is what a deployment of the spec would freeze."""
    return digest(found) != kept.history.newest.digest


def at_head(gateway: Gateway, kept: Kept) -> Gateway:
    """The gateway whose API is that of the newest release, because the spec has moved on."""
    return replace(gateway, head=stored_release(kept.file, kept.environment, gateway.name, kept.history.newest))


def check_head(kept: Kept, gateway: Gateway, found: Snapshot) -> Iterator[Diagnostic]:
    """What the spec has that is not released. The template makes the API of the newest release, if that is stored."""
    newest = kept.history.newest
    known = snapshot_of(kept.file, kept.environment, gateway.name, newest)
    what = _listed([str(effect) for effect in effects(known, found)], "; ") if known is not None else ""
    place = kept.place("releases", newest.id)
    message = f"not released yet, so the stack deploys release {newest.id}" + (f": {what}" if what else "")
    yield UNRELEASED_CHANGE.at(place, message, help=f"run `{kept.command('release')}` when it is to be deployed")
    if gateway.head is None:
        message = f"the API of release {newest.id} is not stored, and the spec has moved on"
        help = f"run `{kept.command('release')}`, or check out the spec of the release and run it there"
        yield NOT_STORED.at(place, message, help=help)


def check_served(kept: Kept, gateway: Gateway) -> Iterator[Diagnostic]:
    """What releases need that neither the spec nor the ledger has: the code of functions, stage variables."""
    own = {function.name for function in gateway.functions}
    stored = {kept.history.newest.digest, *(kept.history.digest(release.id) for release in gateway.still_served)}
    for stage, pin in sorted(kept.history.stages.items()):
        for id in sorted(pin.serves):
            if kept.history.digest(id) not in stored:
                message = f"what release {id} calls is not stored, and {stage!r} serves it"
                help = "keep in the spec what it calls, until the stage serves another release"
                yield NEEDS_UNKNOWN.at(kept.place("stages", stage), message, help=help)
    for release in releases_beside(gateway):
        for function, folder in sorted(release.code.items()):
            if function not in own and kept.file.tree.folder(folder, kept.place())[0] is None:
                message = f"release {release.id} calls the function {function!r}, whose code is gone: {folder}"
                help = f"restore the folder until no stage serves release {release.id}, or release the spec as it is"
                yield SERVED_NEEDS.at(_place(kept, release), message, help=help)
        yield from _variables(kept, gateway, release)


def _variables(kept: Kept, gateway: Gateway, release: StoredRelease) -> Iterator[Diagnostic]:
    used = frozenset(_VARIABLE.findall(json.dumps(release.data.get("api"))))
    for stage in gateway.stages:
        pin = kept.history.pin(stage.name)
        if release.id not in pin.serves:
            continue
        overrides = pin.trial.variables if pin.trial and pin.trial.release == release.id else None
        for name in sorted(used - {*stage.variables, *(overrides or {})}):
            message = f"{stage.name!r} serves release {release.id}, which uses the stage variable {name!r}"
            help = f"write it under `stages.{stage.name}.variables` until the stage serves another release"
            yield SERVED_VARIABLE.at(kept.place("stages", stage.name), message, help=help)


def _place(kept: Kept, release: StoredRelease) -> Place:
    """Where it is written that a release is served; where it is made if no stage serves it yet."""
    stages = (stage for stage, pin in sorted(kept.history.stages.items()) if release.id in pin.serves)
    stage = next(stages, None)
    return kept.place("releases", release.id) if stage is None else kept.place("stages", stage)


def _choices(kept: Kept, gateway: Gateway, stage: str, variables: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A canary's variables choose what there is to choose."""
    for chooser in choosers(gateway):
        variable, known = chooser.choice.variable, chooser.choice.places
        chosen = variables.get(variable)
        if chosen is not None and chosen not in known:
            place = kept.place("stages", stage, "canary", "variables", variable)
            message = f"there is no {chooser.what} {chosen!r} to choose"
            yield CANARY_CHOICE.at(place, message, help=suggestion(chosen, known))


def _listed(names: Sequence[str], separator: str = ", ") -> str:
    rest = len(names) - _MOST
    return separator.join(names[:_MOST]) + (f" and {rest} more" if rest > 0 else "")

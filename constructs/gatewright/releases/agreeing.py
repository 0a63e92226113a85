"""Where a spec and its releases do not agree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.ledger import (
    CANARY_CHOICE,
    LEDGER_ENVIRONMENT,
    LEDGER_STAGE,
    NO_CANARY_KIND,
    NO_DEPLOYMENTS,
    UNRELEASED_CHANGE,
)
from gatewright.diagnostics.codes.releases import SERVED_NEEDS
from gatewright.diagnostics.nearest import suggestion
from gatewright.document.source import Place
from gatewright.gateway import Function, Gateway
from gatewright.ledger.ledger import DEFAULT, History
from gatewright.ledger.reading import LedgerFile, environments_in
from gatewright.ledger.snapshot import Snapshot, digest, snapshot
from gatewright.lower.ids import Ids, prefix_of
from gatewright.lower.reference import alias_id
from gatewright.releases.archive import snapshot_of
from gatewright.releases.refusals import EXPLICIT, KINDS_WITH_CANARIES
from gatewright.releases.served import Lost, Served, lost, resources_called, served_besides
from gatewright.releases.terms import effects
from gatewright.rules.shared.looking import choosers
from gatewright.template import Template

_MOST = 3
"""How many differences a message names."""


class Kept(Struct, frozen=True, kw_only=True):
    """The releases that are kept for one environment of a spec."""

    file: SpecFile
    ledger: LedgerFile
    environment: str | None
    history: History
    served: tuple[Served, ...]
    """The other releases than the newest that stages serve, as far as they are known."""

    def place(self, *path: str | int) -> Place:
        """Where something of the history is written."""
        return self.ledger.place(self.environment, path)


def kept_releases(file: SpecFile, environment: str | None) -> Kept | None:
    """The releases of an environment, if there are any and they can be understood."""
    if file.ledger is None or file.ledger.ledger is None:
        return None
    history = file.ledger.ledger.history(environment)
    if history is None:
        return None
    served = served_besides(file, environment, history)
    return Kept(file=file, ledger=file.ledger, environment=environment, history=history, served=served)


def with_releases(gateway: Gateway, kept: Kept) -> Gateway:
    """The gateway with its releases."""
    called = resources_called(kept.served)
    routed = {_called_as(gateway, each) for each in gateway.used_functions if isinstance(each, Function)}
    ways = {_called_as(gateway, way): way for way in _ways(gateway)}
    still = [way for id, way in ways.items() if id in called and id not in routed]
    return replace(gateway, history=kept.history, still_called=tuple(still))


def check_ledger(file: SpecFile, known: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with a ledger as a whole, beside a spec with these environments."""
    if file.ledger is None:
        return
    yield from file.ledger.diagnostics
    names = known or (DEFAULT,)
    for name in environments_in(file.ledger):
        if name not in names:
            message = f"the spec has no environment {name!r}" if known else "the spec declares no environments"
            help = suggestion(name, names) or f"use a name from the spec, or remove it: {', '.join(sorted(names))}"
            yield LEDGER_ENVIRONMENT.at(file.ledger.place(name), message, help=help)


def check_pins(kept: Kept, gateway: Gateway) -> Iterator[Diagnostic]:
    """Pins are those of stages that the spec has, and of what its kind of API can serve."""
    if gateway.deploy.value != EXPLICIT:
        help = "write `deploy: explicit` in the spec, or remove these releases"
        yield NO_DEPLOYMENTS.at(kept.place(), "stages with auto-deploy cannot serve releases", help=help)
    names = [stage.name for stage in gateway.stages]
    for stage, pin in kept.history.stages.items():
        if stage not in names:
            help = suggestion(stage, names) or "remove its line, or write the stage's current name"
            yield LEDGER_STAGE.at(kept.place("stages", stage), f"the spec has no stage {stage!r}", help=help)
        elif pin.canary is not None and gateway.kind not in KINDS_WITH_CANARIES:
            message = f"APIs of kind {gateway.kind} do not support canaries"
            yield NO_CANARY_KIND.at(kept.place("stages", stage, "canary"), message, help="remove `canary`")
        elif pin.trial is not None:
            yield from _choices(kept, gateway, stage, pin.trial.variables or {})


def _choices(kept: Kept, gateway: Gateway, stage: str, variables: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A canary's variables choose what there is to choose."""
    for chooser in choosers(gateway):
        variable, known = chooser.choice.variable, chooser.choice.places
        chosen = variables.get(variable)
        if chosen is not None and chosen not in known:
            place = kept.place("stages", stage, "canary", "variables", variable)
            message = f"there is no {chooser.what} {chosen!r} to choose"
            yield CANARY_CHOICE.at(place, message, help=suggestion(chosen, known))


def check_releases(kept: Kept, gateway: Gateway, template: Template) -> Iterator[Diagnostic]:
    """The newest release equals the spec, and what other served releases call still exists."""
    found = snapshot(template.resources)
    if digest(found) != kept.history.newest.digest:
        yield _unreleased(kept, found)
        return
    own = [_called_as(gateway, way) for way in _ways(gateway)]
    for each in lost(kept.served, found, [resource.id for resource in template.resources], own):
        help = f"keep it in the spec until {each.stage!r} no longer serves release {each.release}"
        yield SERVED_NEEDS.at(kept.place("stages", each.stage), _lost(each), help=help)


def _unreleased(kept: Kept, found: Snapshot) -> Diagnostic:
    newest = kept.history.newest
    known = snapshot_of(kept.file, kept.environment, newest)
    what = _listed([str(effect) for effect in effects(known, found)], "; ") if known is not None else ""
    message = f"the API of the spec differs from release {newest.id}" + (f": {what}" if what else "")
    command = f"gatewright release {kept.file.source.name}"
    if kept.environment is not None:
        command += f" --environment {kept.environment}"
    place = kept.place("releases", len(kept.history.releases) - 1)
    return UNRELEASED_CHANGE.at(place, message, help=f"run `{command}`, or undo the change")


def _lost(each: Lost) -> str:
    calls = f"the stage {each.stage!r} serves release {each.release}, which calls {each.gone or 'a function'}"
    fault = "it no longer exists" if each.gone is not None else "API Gateway no longer has permission to invoke it"
    parts = ["the API" if part == "API" else part for part in each.parts]
    return f"{calls} in {_listed(parts)}, and {fault}"


def _listed(names: Sequence[str], separator: str = ", ") -> str:
    rest = len(names) - _MOST
    return separator.join(names[:_MOST]) + (f" and {rest} more" if rest > 0 else "")


def _ways(gateway: Gateway) -> Iterator[Function]:
    """The gateway's functions as releases may call them: by the alias that they have, and as before they had one."""
    for function in gateway.functions:
        yield function
        if function.alias:
            yield replace(function, alias=None)


def _called_as(gateway: Gateway, function: Function) -> str:
    """The logical id by which calls name a function in a plain template, which is what snapshots know."""
    ids = Ids(prefix_of(gateway.name))
    return alias_id(function, ids) if function.alias else ids.of("Function", function.name)

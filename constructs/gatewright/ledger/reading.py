"""Reading a ledger: bytes to releases, with everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from gatewright.diagnostics import Diagnostic, Related, has_errors, ordered
from gatewright.diagnostics.codes.ledger import (
    CANARY_BEFORE_BASE,
    CANARY_IS_BASE,
    LEDGER_CONFLICT,
    LEDGER_VERSION,
    NO_RELEASES,
    RELEASE_ORDER,
    UNKNOWN_RELEASE,
)
from gatewright.document import Document, MappingNode, Path, ScalarNode
from gatewright.document.source import Place, Source
from gatewright.ledger.ledger import DEFAULT, VERSION, History, Ledger, Pin
from gatewright.load.of import shape_of
from gatewright.load.shape import FAULT, Findings, Spot
from gatewright.read import read_bytes

_MARKER = r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$"


class LedgerFile(Struct, frozen=True):
    """A ledger that was read."""

    source: Source
    document: Document | None
    ledger: Ledger | None
    """The releases; nothing if anything is wrong with them."""
    diagnostics: tuple[Diagnostic, ...]

    def place(self, environment: str | None, path: Path = ()) -> Place:
        """Where something of an environment's history is written."""
        if self.document is None:
            return Place(self.source, 1, 1, 1, 2)
        return self.document.key_place(("environments", environment or DEFAULT, *path))


def read_ledger(data: bytes, name: str, key: str = "") -> LedgerFile:
    """Read a ledger."""
    source, document, diagnostics = read_bytes(data, name, key)
    conflicts = tuple(_conflicts(source))
    if conflicts:
        return LedgerFile(source, None, None, conflicts)
    if document is None:
        return LedgerFile(source, None, None, diagnostics)
    ledger, problems = _load(source, document)
    if ledger is not None and not has_errors(problems):
        problems = (*problems, *_inconsistencies(ledger, document))
    said = ordered((*diagnostics, *problems))
    return LedgerFile(source, document, None if has_errors(said) else ledger, said)


def _conflicts(source: Source) -> Iterator[Diagnostic]:
    """The beginnings of what git could not merge; any other of its markers if a beginning was taken out."""
    found = [(number, line) for number, line in enumerate(source.lines, start=1) if re.match(_MARKER, line)]
    begins = [(number, line) for number, line in found if line.startswith("<")]
    for number, line in begins or found[:1]:
        yield LEDGER_CONFLICT.at(
            Place(source, number, 1, number, len(line) + 1),
            "two branches changed the releases, and the merge conflict is not resolved",
            help="keep the lines of the deployed branch, and run `gatewright release` for the other changes",
        )


def _load(source: Source, document: Document) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    findings = Findings()
    version = document.root.get("ledger")
    if isinstance(version, ScalarNode) and type(version.value) is int and version.value > VERSION:
        message = f"this version of Gatewright reads version {VERSION} of the ledger, not version {version.text}"
        findings.report(LEDGER_VERSION, version.place, message, "upgrade gatewright")
        return None, tuple(findings.diagnostics)
    read = shape_of(Ledger).read(document.root, Spot((source.key or source.name,), document.key_place(())), findings)
    return (None if read is FAULT else read), tuple(findings.diagnostics)


def _inconsistencies(ledger: Ledger, document: Document) -> Iterator[Diagnostic]:
    for name, history in ledger.environments.items():
        path: Path = ("environments", name)
        if not history.releases:
            help = f"remove {name!r}, and run `gatewright release` to create its first release"
            yield NO_RELEASES.at(document.key_place((*path, "releases")), f"{name!r} has no release", help=help)
            continue
        yield from _order(history, document, path)
        for stage, pin in history.stages.items():
            yield from _pin(history, stage, pin, document, path)


def _order(history: History, document: Document, path: Path) -> Iterator[Diagnostic]:
    seen: dict[int, Path] = {}
    last = 0
    for index, release in enumerate(history.releases):
        here: Path = (*path, "releases", index, "id")
        place = document.value_place(here)
        if release.id in seen:
            related = (Related(document.value_place(seen[release.id]), "listed here first"),)
            message = f"release {release.id} is listed twice"
            help = "keep the one that is deployed, and run `gatewright release` for the changes of the other one"
            yield RELEASE_ORDER.at(place, message, help=help, related=related)
        elif release.id <= last:
            message = f"release {release.id} is listed after release {last}" if last else "ids of releases start at 1"
            yield RELEASE_ORDER.at(place, message, help="list releases by their ids, oldest first")
        seen.setdefault(release.id, here)
        last = max(last, release.id)


def _pin(history: History, stage: str, pin: Pin, document: Document, path: Path) -> Iterator[Diagnostic]:
    here: Path = (*path, "stages", stage)
    base = history.release(pin.base)
    if base is None:
        yield _unknown(history, pin.base, document.value_place((*here, "base")))
    if pin.trial is None:
        return
    canary = history.release(pin.trial.release)
    place = document.value_place((*here, "canary", "release"))
    if canary is None:
        yield _unknown(history, pin.trial.release, place)
    elif base is not None and canary.digest == base.digest:
        message = f"the canary of {stage!r} is the API that the stage already serves"
        yield CANARY_IS_BASE.at(place, message, help="write `canary: ended` if the canary is over")
    elif base is not None and canary.id < base.id:
        message = f"the canary of {stage!r}, release {canary.id}, is older than its base, release {base.id}"
        help = f"write `base: {canary.id}` and `release: {base.id}` if they have been swapped"
        yield CANARY_BEFORE_BASE.at(place, message, help=help)


def _unknown(history: History, id: int, place: Place) -> Diagnostic:
    kept = ", ".join(str(release.id) for release in history.releases)
    return UNKNOWN_RELEASE.at(
        place, f"there is no release {id}", help=f"write one of the releases in the ledger: {kept}"
    )


def environments_in(file: LedgerFile) -> tuple[str, ...]:
    """The environments that a ledger has releases of, as far as it can be read."""
    node = file.document.root.get("environments") if file.document else None
    return tuple(node.entries) if isinstance(node, MappingNode) else ()

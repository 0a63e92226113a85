"""Reading a ledger: bytes to releases, with everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from gatewright.diagnostics import Diagnostic, Related, has_errors, ordered
from gatewright.diagnostics.codes.ledger import (
    CANARY_BEFORE_BASE,
    CANARY_IS_BASE,
    HALF_RELEASE,
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
        """Where something of an environment's history is written.

        `("releases", 7)` is where release 7 is made, `("stages", "live", "canary")` is what a stage serves now.
        """
        if self.document is None:
            return Place(self.source, 1, 1, 1, 2)
        history = self.ledger.history(environment) if self.ledger else None
        where = _written(self.document, history, path) if history else ()
        return self.document.key_place(("environments", environment or DEFAULT, *where))


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


def environments_in(file: LedgerFile) -> tuple[str, ...]:
    """The environments that a ledger has releases of, as far as it can be read."""
    node = file.document.root.get("environments") if file.document else None
    return tuple(node.entries) if isinstance(node, MappingNode) else ()


def _conflicts(source: Source) -> Iterator[Diagnostic]:
    """The beginnings of what git could not merge; any other of its markers if a beginning was taken out."""
    found = [(number, line) for number, line in enumerate(source.lines, start=1) if re.match(_MARKER, line)]
    begins = [(number, line) for number, line in found if line.startswith("<")]
    for number, line in begins or found[:1]:
        yield LEDGER_CONFLICT.at(
            Place(source, number, 1, number, len(line) + 1),
            "two branches changed the releases, and the merge conflict is not resolved",
            help="run `gatewright releases resolve`, which keeps the entries of both branches",
        )


def _load(source: Source, document: Document) -> tuple[Ledger | None, tuple[Diagnostic, ...]]:
    findings = Findings()
    version = document.root.get("ledger")
    number = version.value if isinstance(version, ScalarNode) and type(version.value) is int else VERSION
    if isinstance(version, ScalarNode) and number > VERSION:
        message = f"this version of Gatewright reads version {VERSION} of the ledger, not version {version.text}"
        findings.report(LEDGER_VERSION, version.place, message, "upgrade gatewright")
        return None, tuple(findings.diagnostics)
    spot = Spot((source.key or source.name,), document.key_place(()))
    if number == 1:
        from gatewright.ledger.version1 import Ledger1, migrated  # noqa: PLC0415 - few ledgers are that old

        old = shape_of(Ledger1).read(document.root, spot, findings)
        return (None if old is FAULT else migrated(old)), tuple(findings.diagnostics)
    read = shape_of(Ledger).read(document.root, spot, findings)
    return (None if read is FAULT else read), tuple(findings.diagnostics)


def _inconsistencies(ledger: Ledger, document: Document) -> Iterator[Diagnostic]:
    for name, history in ledger.environments.items():
        checker = _Checker(document, name, history)
        if history.releases:
            yield from checker.halves()
            yield from checker.order()
            for stage, pin in history.stages.items():
                yield from checker.pin(stage, pin)
        else:
            help = f"remove {name!r}, and run `gatewright release` to create its first release"
            yield NO_RELEASES.at(checker.at(), f"{name!r} has no release", help=help)


class _Checker(Struct, frozen=True):
    """What is wrong with the history of one environment."""

    document: Document
    environment: str
    history: History

    def at(self, *path: str | int, value: bool = False) -> Place:
        where = _written(self.document, self.history, path)
        whole = ("environments", self.environment, *where)
        return self.document.value_place(whole) if value else self.document.key_place(whole)

    def halves(self) -> Iterator[Diagnostic]:
        for index, entry in enumerate(self.history.log):
            if (entry.id is None) == (entry.digest is None):
                continue
            has, lacks = ("digest", "id") if entry.id is None else ("id", "digest")
            place = self.document.key_place(("environments", self.environment, "log", index, has))
            help = "restore the entry from the previous version: a release has both"
            yield HALF_RELEASE.at(place, f"the entry has {has!r}, but no {lacks!r}", help=help)

    def order(self) -> Iterator[Diagnostic]:
        seen: dict[int, Place] = {}
        last = 0
        for index, entry in enumerate(self.history.log):
            if (made := entry.made) is None:
                continue
            log = "log" if _is_current(self.document) else "releases"
            place = self.document.value_place(("environments", self.environment, log, index, "id"))
            if made.id in seen:
                related = (Related(seen[made.id], "listed here first"),)
                message = f"release {made.id} is listed twice"
                help = "run `gatewright releases resolve`, which gives the second one a number of its own"
                yield RELEASE_ORDER.at(place, message, help=help, related=related)
            elif made.id <= last:
                message = f"release {made.id} is listed after release {last}" if last else "ids of releases start at 1"
                yield RELEASE_ORDER.at(place, message, help="list releases by their ids, oldest first")
            seen.setdefault(made.id, place)
            last = max(last, made.id)

    def pin(self, stage: str, pin: Pin) -> Iterator[Diagnostic]:
        base = self.history.release(pin.base)
        if base is None:
            yield self._unknown(pin.base, self.at("stages", stage, "base", value=True))
        if pin.trial is None:
            return
        canary = self.history.release(pin.trial.release)
        place = self.at("stages", stage, "canary", "release", value=True)
        if canary is None:
            yield self._unknown(pin.trial.release, place)
        elif base is not None and canary.digest == base.digest:
            message = f"the canary of {stage!r} is the API that the stage already serves"
            yield CANARY_IS_BASE.at(place, message, help="write `canary: ended` if the canary is over")
        elif base is not None and canary.id < base.id:
            message = f"the canary of {stage!r}, release {canary.id}, is older than its base, release {base.id}"
            help = f"write `base: {canary.id}` and `release: {base.id}` if they have been swapped"
            yield CANARY_BEFORE_BASE.at(place, message, help=help)

    def _unknown(self, id: int, place: Place) -> Diagnostic:
        kept = ", ".join(str(release.id) for release in self.history.releases)
        if id in self.history.replaced:
            message = f"release {id} was replaced before it was deployed"
        else:
            message = f"there is no release {id}"
        return UNKNOWN_RELEASE.at(place, message, help=f"the ledger has the releases {kept}")


def _written(document: Document, history: History, path: Path) -> Path:
    """The path in the file of something of a history."""
    match path:
        case ("releases", int() as id):
            found = (index for index, entry in enumerate(history.log) if entry.id == id)
            return ("log" if _is_current(document) else "releases", next(found, 0))
        case ("stages", str() as stage, *within) if _is_current(document):
            found = (index for index, entry in reversed(list(enumerate(history.log))) if stage in entry.pins)
            return ("log", next(found, 0), "stages", stage, *within)
        case ("releases" | "log",):
            return ("log",) if _is_current(document) else ("releases",)
        case _:
            return path


def _is_current(document: Document) -> bool:
    """Whether the file has the current version, in which there is a log."""
    version = document.root.get("ledger")
    return not isinstance(version, ScalarNode) or version.value != 1

"""The releases of a spec, opened for one of its targets."""

from __future__ import annotations

from msgspec import Struct

from gatewright.compose.specfile import SpecFile
from gatewright.diagnostics import Diagnostic, has_errors, ordered
from gatewright.document.source import Place
from gatewright.ledger.ledger import History
from gatewright.releases.agreeing import check_ledger
from gatewright.releases.refusals import Refusal
from gatewright.releases.storage import ledger_of
from gatewright.spec.targets import targets_of


class Opened(Struct, frozen=True, kw_only=True):
    """A spec with the releases of one of its environments, or of one of its Regions."""

    file: SpecFile
    environment: str | None
    history: History | None
    diagnostics: tuple[Diagnostic, ...]
    """What keeps the releases from being understood."""

    @property
    def title(self) -> str:
        """What people call it: `orders, prod`."""
        return f"{self.file.stem}, {self.environment}" if self.environment else self.file.stem

    def place(self, refusal: Refusal) -> Place:
        """Where that is written which a verb refuses to change."""
        if self.file.ledger is not None:
            return self.file.ledger.place(self.environment, refusal.path)
        document = self.file.document
        return document.key_place(("stages",)) if document else Place(self.file.source, 1, 1, 1, 2)

    def diagnostic(self, refusal: Refusal) -> Diagnostic:
        """Why a verb does nothing, as a diagnostic."""
        return refusal.code.at(self.place(refusal), refusal.message, help=refusal.help)


def open_history(file: SpecFile, environment: str | None = None) -> Opened:
    """The releases of a spec in one of its targets."""
    said = ordered(check_ledger(file, targets_of(file.document) if file.document else ()))
    history = None if has_errors(said) else ledger_of(file).history(environment)
    return Opened(file=file, environment=environment, history=history, diagnostics=said)

"""The ledger: the releases that an API keeps, and the releases that its stages serve.

A canary and a rollback need a deployment of an API definition that the spec no longer contains. So the spec has a
ledger next to it, `orders.releases.yaml`. The commands of `gatewright` write it and people review it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from gatewright.spec.default import OFF, Derived
from gatewright.spec.model import model
from gatewright.spec.targets import SEPARATOR
from gatewright.spec.values.name import NameWord, RegionWord, StageName, VariableName, Word
from gatewright.spec.values.share import Percent

VERSION: Final = 1
"""The version of the ledger that is read and written."""

DEFAULT: Final = "default"
"""The key of a spec that declares no environments."""

ENDED: Final = "ended"
"""The value of a stage whose canary is over: API Gateway keeps a canary that a template only omits."""


class DigestWord(Word, frozen=True):
    """The digest of what a release deploys: 64 hexadecimal digits."""

    PATTERN: ClassVar = r"[0-9a-f]{64}"
    WHAT: ClassVar = "a digest"
    HELP: ClassVar = "write the 64 hexadecimal digits that `gatewright release` writes"


class VariableValueWord(Word, frozen=True):
    """The value of a stage variable: letters, digits and `. _ : / ? & = , -`, 512 characters at most."""

    PATTERN: ClassVar = r"[A-Za-z0-9._:/?&=,-]{1,512}"
    WHAT: ClassVar = "the value of a stage variable"
    HELP: ClassVar = "use letters, digits and `. _ : / ? & = , -`, 512 characters at most"


class TargetWord(Word, frozen=True):
    """An environment, or one of its Regions: `prod`, `prod/eu-west-1`."""

    PATTERN: ClassVar = rf"{NameWord.PATTERN}({SEPARATOR}{RegionWord.PATTERN})?"
    WHAT: ClassVar = "an environment"
    HELP: ClassVar = "write its name, and its Region after a `/` if it has several: `prod/eu-west-1`"


Digest = Annotated[str, DigestWord]
Target = Annotated[str, TargetWord]
VariableValue = Annotated[str, VariableValueWord]


@model()
class Release(Struct, frozen=True, kw_only=True):
    """An API as it was deployed."""

    id: int
    """The number of the release. Numbers of an environment increase."""
    digest: Digest
    """The digest of everything that a deployment of the release contains."""
    note: str | None = None
    """A name of the release, or the reason for it."""


@model()
class Canary(Struct, frozen=True, kw_only=True):
    """A release that serves a percentage of a stage's requests."""

    release: int
    """The number of the release."""
    percent: Percent
    """The traffic percentage."""
    variables: Mapping[VariableName, VariableValue] | None = None
    """Stage variables that the canary overrides."""
    share_cache: Annotated[bool | None, OFF] = None
    """Lets the canary read and fill the stage's cache."""


@model()
class Pin(Struct, frozen=True, kw_only=True):
    """The releases that a stage serves."""

    base: int
    """The release that serves all requests which no canary serves."""
    canary: Annotated[Literal["ended"] | Canary | None, Derived("no canary")] = None
    """The release on trial, or `ended` after a trial: API Gateway keeps a canary that a template only omits."""

    @property
    def trial(self) -> Canary | None:
        """The canary, if one is active."""
        return self.canary if isinstance(self.canary, Canary) else None

    @property
    def serves(self) -> frozenset[int]:
        """The releases that the stage needs."""
        return frozenset({self.base} | ({self.trial.release} if self.trial else set()))

    def at(self, base: int) -> Pin:
        """The stage with all requests on one release; the stage still records that it had a canary."""
        return Pin(base=base, canary=None if self.canary is None else ENDED)


@model()
class History(Struct, frozen=True, kw_only=True):
    """The releases of an environment, and those that its stages serve."""

    releases: tuple[Release, ...]
    """The releases that are kept, the oldest first."""
    stages: Mapping[StageName, Pin]
    """The releases that each stage serves. Other stages serve the newest release."""

    @property
    def newest(self) -> Release:
        """The newest release. A valid history has at least one."""
        return self.releases[-1]

    @property
    def pinned(self) -> frozenset[int]:
        """The releases that some stage serves."""
        return frozenset(id for pin in self.stages.values() for id in pin.serves)

    def release(self, id: int) -> Release | None:
        """The release with this number, if it is kept."""
        return next((release for release in self.releases if release.id == id), None)

    def digest(self, id: int) -> str:
        """The digest of a release that is kept."""
        return next(release.digest for release in self.releases if release.id == id)

    def pin(self, stage: str) -> Pin:
        """What a stage serves. Defaults to the newest release."""
        return self.stages.get(stage) or Pin(base=self.newest.id)

    def with_pins(self, pins: Mapping[str, Pin]) -> History:
        """The history with other pins for some stages."""
        return replace(self, stages={**self.stages, **pins})


@model()
class Ledger(Struct, frozen=True, kw_only=True):
    """The releases of a spec, by environment."""

    ledger: Literal[1]
    """The version of this file's format."""
    environments: Mapping[Target, History]
    """The releases of each environment, or of each of its Regions if it has several.

    `default` is the environment of a spec that declares none.
    """

    def history(self, environment: str | None) -> History | None:
        """The releases of an environment, if it has any."""
        return self.environments.get(environment or DEFAULT)

    def with_history(self, environment: str | None, history: History) -> Ledger:
        """The ledger with other releases for an environment."""
        return replace(self, environments={**self.environments, environment or DEFAULT: history})


EMPTY = Ledger(ledger=VERSION, environments={})
"""The ledger of a spec that was never released."""

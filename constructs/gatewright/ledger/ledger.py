"""The ledger: the log of an API's releases, and of what its stages serve.

A canary and a rollback need a deployment of an API definition that the spec no longer contains. So the spec has a
ledger next to it, `orders.releases.yaml`. Each verb of `gatewright` adds one entry to the log of an environment, which
says what stages serve from then on. People review the entry, and the next deployment applies it. Nothing else is
stored: the releases that are kept, and what a stage serves now or served before, follow from the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from gatewright.spec.default import OFF, Derived
from gatewright.spec.model import model
from gatewright.spec.targets import SEPARATOR
from gatewright.spec.values.name import NameWord, RegionWord, StageName, VariableName, Word
from gatewright.spec.values.share import Percent

VERSION: Final = 2
"""The version of the ledger that is written."""

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


class MomentWord(Word, frozen=True):
    """A time in UTC, to the second: `2026-03-01T14:02:00Z`."""

    PATTERN: ClassVar = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"
    WHAT: ClassVar = "a time"
    HELP: ClassVar = 'write it in UTC, in quotes: `"2026-03-01T14:02:00Z"`'


Digest = Annotated[str, DigestWord]
Moment = Annotated[str, MomentWord]
Target = Annotated[str, TargetWord]
VariableValue = Annotated[str, VariableValueWord]

Verb = Literal["release", "share", "promote", "abort", "rollback", "adopt"]
"""What a command does to releases and stages, by the command's name; `adopt` takes stages as they were found."""


class Release(Struct, frozen=True, kw_only=True):
    """An API as it was deployed."""

    id: int
    digest: str
    note: str | None = None


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
class LogEntry(Struct, frozen=True, kw_only=True):
    """What one command did: the release that it made, if any, and what stages serve from then on."""

    at: Moment | None = None
    """When the command ran. Missing in entries that were migrated from an older ledger."""
    verb: Verb
    """The command."""
    id: int | None = None
    """The number of the release that the command made. Numbers of an environment increase."""
    digest: Digest | None = None
    """The digest of everything that a deployment of the release contains."""
    note: str | None = None
    """A name of the release, or the reason for what was done."""
    replaces: tuple[int, ...] | None = None
    """Releases that were never deployed, and that this one takes the place of. No stage can serve them any more."""
    live: Annotated[bool | None, OFF] = None
    """Whether the command changed the stages itself, so that no deployment has to."""
    stages: Mapping[StageName, Pin] | None = None
    """What each of these stages serves from then on."""

    @property
    def pins(self) -> Mapping[str, Pin]:
        """What stages serve from then on; empty if no stage is touched."""
        return self.stages or {}

    @property
    def made(self) -> Release | None:
        """The release that the command made."""
        if self.id is None or self.digest is None:
            return None
        return Release(id=self.id, digest=self.digest, note=self.note)


@model()
class AwsApi(Struct, frozen=True, kw_only=True):
    """The API in AWS that an environment's releases belong to, as it was last seen there."""

    account: str | None = None
    """The account's number."""
    region: str | None = None
    """The Region."""
    stack: str | None = None
    """The CloudFormation stack."""
    api: str | None = None
    """The ID of the API."""
    deployed: int | None = None
    """The newest release that is known to be deployed. All before it are deployed too, or were replaced."""
    digest: Digest | None = None
    """The digest of that release: git can merge the number from a branch in which it is another release."""


@model()
class History(Struct, frozen=True, kw_only=True, dict=True):
    """What was released in an environment, and what its stages served."""

    aws: AwsApi | None = None
    """Where the API is in AWS, and what is known to be deployed there."""
    log: tuple[LogEntry, ...]
    """What each command did, the oldest first."""

    @cached_property
    def releases(self) -> tuple[Release, ...]:
        """The releases that are kept, the oldest first: those that were not replaced."""
        made = (entry.made for entry in self.log)
        return tuple(release for release in made if release is not None and release.id not in self.replaced)

    @cached_property
    def replaced(self) -> frozenset[int]:
        """Releases that were never deployed, and that a later one took the place of."""
        return frozenset(id for entry in self.log for id in entry.replaces or ())

    @cached_property
    def stages(self) -> Mapping[str, Pin]:
        """What each stage serves that a command ever touched."""
        return {stage: pin for entry in self.log for stage, pin in entry.pins.items()}

    @property
    def newest(self) -> Release:
        """The newest release. A valid history has at least one."""
        return self.releases[-1]

    @property
    def pinned(self) -> frozenset[int]:
        """The releases that some stage serves."""
        return frozenset(id for pin in self.stages.values() for id in pin.serves)

    @property
    def deployed(self) -> int:
        """The newest release that is known to be deployed, or 0.

        If another branch says so of a release of its own, it is the one before: the next was made when that was known.
        """
        if self.aws is None or self.aws.deployed is None:
            return 0
        release = self.release(self.aws.deployed)
        if self.aws.digest is None or (release is not None and release.digest == self.aws.digest):
            return self.aws.deployed
        return min(self.aws.deployed, self.newest.id) - 1

    @property
    def undeployed(self) -> tuple[Release, ...]:
        """The releases that are not known to be deployed, the oldest first."""
        newest = self.deployed
        return tuple(release for release in self.releases if release.id > newest)

    def release(self, id: int) -> Release | None:
        """The release with this number, if it is kept."""
        return next((release for release in self.releases if release.id == id), None)

    def digest(self, id: int) -> str:
        """The digest of a release that is kept."""
        return next(release.digest for release in self.releases if release.id == id)

    def pin(self, stage: str) -> Pin:
        """What a stage serves. Defaults to the newest release."""
        return self.stages.get(stage) or Pin(base=self.newest.id)

    def about(self, stage: str) -> Iterator[LogEntry]:
        """The entries that say what a stage serves, the oldest first."""
        return (entry for entry in self.log if stage in entry.pins)

    def served_fully(self, stage: str) -> tuple[int, ...]:
        """The releases that a stage served to all clients one after the other, and would go back to, the newest last.

        A release that the stage was rolled back from is not among them, nor one whose trial was aborted. To go to a
        newer release, which was given up before, is no rollback of what was served.
        """
        served: list[int] = []
        for entry in self.about(stage):
            base = entry.pins[stage].base
            if base in served and entry.verb in ("rollback", "adopt"):
                del served[served.index(base) + 1 :]
            elif served and entry.verb == "rollback" and base < served[-1]:
                served[-1] = base
            elif served[-1:] != [base]:
                served.append(base)
        return tuple(served)

    def given_up(self, stage: str) -> frozenset[int]:
        """The releases whose trial on a stage was aborted, or that it was rolled back from, and not served since."""
        given_up: set[int] = set()
        before: Pin | None = None
        for entry in self.about(stage):
            pin = entry.pins[stage]
            if before is not None and entry.verb in ("abort", "rollback") and pin.base <= before.base:
                given_up |= before.serves
            given_up -= pin.serves
            before = pin
        return frozenset(given_up)

    def is_deployed(self, id: int) -> bool:
        """Whether a release is known to be deployed."""
        return self.release(id) is not None and all(release.id != id for release in self.undeployed)

    def after(self, entry: LogEntry) -> History:
        """The history with one more entry."""
        return replace(self, log=(*self.log, entry))

    def with_pins(self, pins: Mapping[str, Pin], verb: Verb, *, live: bool = False) -> History:
        """The history with another entry for the stages whose pin is new; the same one if there is none."""
        changed = {stage: pin for stage, pin in pins.items() if self.stages.get(stage) != pin}
        return self.after(LogEntry(verb=verb, stages=changed, live=live or None)) if changed else self

    def with_deployed(self, id: int) -> History:
        """The history that knows that a release is deployed, and so all before it."""
        if self.deployed >= id:
            return self
        return replace(self, aws=replace(self.aws or AwsApi(), deployed=id, digest=self.digest(id)))


@model()
class Ledger(Struct, frozen=True, kw_only=True):
    """The releases of a spec, by environment."""

    ledger: Literal[2]
    """The version of this file's format."""
    gateway: str | None = None
    """The name of the gateway."""
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

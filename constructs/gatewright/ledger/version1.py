"""Ledgers of version 1: a list of releases, and what stages serve now. They are read, and written as version 2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from gatewright.ledger.ledger import VERSION, AwsApi, Digest, History, Ledger, LogEntry, Pin, Target
from gatewright.spec.model import model
from gatewright.spec.values.name import StageName


@model()
class Release1(Struct, frozen=True, kw_only=True):
    """An API as it was deployed."""

    id: int
    """The number of the release."""
    digest: Digest
    """The digest of everything that a deployment of the release contains."""
    note: str | None = None
    """A name of the release, or the reason for it."""


@model()
class History1(Struct, frozen=True, kw_only=True):
    """The releases of an environment, and those that its stages serve."""

    releases: tuple[Release1, ...]
    """The releases that are kept, the oldest first."""
    stages: Mapping[StageName, Pin]
    """The releases that each stage serves."""


@model()
class Ledger1(Struct, frozen=True, kw_only=True):
    """The releases of a spec, by environment."""

    ledger: Literal[1]
    """The version of this file's format."""
    environments: Mapping[Target, History1]
    """The releases of each environment, or of each of its Regions if it has several."""


def migrated(old: Ledger1) -> Ledger:
    """The same releases in the current version. What stages served before is not known."""
    return Ledger(
        ledger=VERSION,
        environments={name: _migrated(history) for name, history in old.environments.items()},
    )


def _migrated(old: History1) -> History:
    # A release was to be deployed before the next one: of the newest, that is not known.
    deployed = old.releases[-2].id if len(old.releases) > 1 else None
    return History(aws=None if deployed is None else AwsApi(deployed=deployed), log=tuple(_log(old)))


def _log(old: History1) -> Iterator[LogEntry]:
    for release in old.releases:
        yield LogEntry(verb="release", id=release.id, digest=release.digest, note=release.note)
    if old.stages:
        yield LogEntry(verb="adopt", stages=old.stages)

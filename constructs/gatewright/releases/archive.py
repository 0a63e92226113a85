"""The snapshots of the releases that are kept, in a folder beside the ledger: what each release was."""

from __future__ import annotations

import json

from gatewright.compose.specfile import SpecFile
from gatewright.document.plain_data import is_mapping
from gatewright.document.source import Place
from gatewright.ledger.ledger import DEFAULT, Release
from gatewright.ledger.snapshot import Snapshot, digest
from gatewright.spec.targets import SEPARATOR


def folder_name(stem: str) -> str:
    """The folder of a spec's snapshots, beside the spec."""
    return f"{stem}.releases"


def snapshot_name(environment: str | None, release: int) -> str:
    """The file of a release's snapshot in that folder."""
    return f"{(environment or DEFAULT).replace(SEPARATOR, '.')}.{release}.json"


def to_text(snapshot: Snapshot) -> str:
    """A snapshot as a file: always the same text for the same snapshot, with a line for every value."""
    return json.dumps(snapshot, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


def snapshot_of(file: SpecFile, environment: str | None, release: Release) -> Snapshot | None:
    """What a release was; nothing if its file is not there or holds something else."""
    name = f"{folder_name(file.stem)}/{snapshot_name(environment, release.id)}"
    if not file.tree.has(name):
        return None
    data, _ = file.tree.read(name, Place(file.source, 1, 1, 1, 2))
    try:
        found = json.loads(data or b"")
        return found if is_mapping(found) and digest(found) == release.digest else None
    except (ValueError, TypeError, RecursionError):
        return None

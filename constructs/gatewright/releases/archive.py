"""The renderings of the releases that are kept, in a folder beside the ledger.

A rendering is named after its environment and the digest of what it deploys. So two branches that release never write
the same file with different content. Environments that release the same API do not share it: the digest covers the API,
and a rendering also has the functions around it, whose settings each environment has its own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from gatewright.compose.specfile import SpecFile
from gatewright.document.plain_data import is_mapping
from gatewright.document.source import Place
from gatewright.ledger import folder_name
from gatewright.ledger.ledger import DEFAULT, Release
from gatewright.ledger.rendering import StoredRelease
from gatewright.ledger.snapshot import Snapshot, digest, snapshot
from gatewright.lower.ids import prefix_of
from gatewright.spec.targets import SEPARATOR

_DIGITS = 16
"""How much of a digest names a file."""


def rendering_name(environment: str | None, digest: str) -> str:
    """The file of a release's rendering in that folder."""
    return f"{(environment or DEFAULT).replace(SEPARATOR, '@')}.{digest[:_DIGITS]}.json"


def snapshot_name(environment: str | None, release: int) -> str:
    """The file that older versions wrote of a release: it says what the API was, and not how to make it again."""
    return f"{(environment or DEFAULT).replace(SEPARATOR, '.')}.{release}.json"


def to_text(rendering: Mapping[str, object]) -> str:
    """A rendering as a file: always the same text for the same rendering, with a line for every value."""
    return json.dumps(rendering, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


def stored_release(file: SpecFile, environment: str | None, gateway: str, release: Release) -> StoredRelease | None:
    """A release with its rendering; nothing if its file is not there or holds something else."""
    data = _read(file, rendering_name(environment, release.digest))
    found = StoredRelease(id=release.id, data=data) if data is not None else None
    return found if found is not None and _snapshot(found, gateway, release) is not None else None


def snapshot_of(file: SpecFile, environment: str | None, gateway: str, release: Release) -> Snapshot | None:
    """What a release was; nothing if its file is not there or holds something else."""
    data = _read(file, rendering_name(environment, release.digest))
    if data is not None:
        return _snapshot(StoredRelease(id=release.id, data=data), gateway, release)
    old = _read(file, snapshot_name(environment, release.id))
    try:
        return old if old is not None and digest(old) == release.digest else None
    except (ValueError, TypeError, RecursionError):
        return None


def _snapshot(found: StoredRelease, gateway: str, release: Release) -> Snapshot | None:
    """What a deployment of the rendering freezes, if that is what the release is."""
    try:
        frozen = snapshot(found.rendering(prefix_of(gateway)).api)
        return frozen if digest(frozen) == release.digest else None
    except (ValueError, TypeError, RecursionError):
        return None


def _read(file: SpecFile, name: str) -> Mapping[str, object] | None:
    path = f"{folder_name(file.stem)}/{name}"
    if not file.tree.has(path):
        return None
    data, _ = file.tree.read(path, Place(file.source, 1, 1, 1, 2))
    try:
        found = json.loads(data or b"")
    except (ValueError, RecursionError):
        return None
    return found if is_mapping(found) else None

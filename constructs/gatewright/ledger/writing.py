"""A ledger as text: always the same text for the same releases, one release and one stage a line.

So a release adds a line, a promotion changes one, and what two branches did stands in lines of its own when they meet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.ledger.ledger import ENDED, Canary, History, Ledger, Pin, Release
from gatewright.spec.values.number import spell

HEADER = """\
# The releases of the API of the spec next to this file, and the release that each stage serves.
# `gatewright release` and related commands write this file; `gatewright releases` lists its releases.
# Commit it with the spec: canaries and rollbacks need it.
"""

_PLAIN = r"[A-Za-z][A-Za-z0-9_]*(?:[ ./-][A-Za-z0-9_]+)*"
"""Text that needs no quotes inside a mapping on one line."""

_NUMBER = r"[0-9]+(?:e[0-9]+)?"
"""What a digest could look like by chance, and then needs quotes."""

_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
"""Words that some parser takes for something else than text."""


def to_text(ledger: Ledger) -> str:
    """The whole file."""
    return HEADER + "\n".join(_lines(ledger)) + "\n"


def _lines(ledger: Ledger) -> Iterator[str]:
    yield f"ledger: {ledger.ledger}"
    yield "environments:" if ledger.environments else "environments: {}"
    for name, history in sorted(ledger.environments.items()):
        yield f"  {_text(name)}:"
        yield from (f"    {line}" for line in _history(history))


def _history(history: History) -> Iterator[str]:
    yield "releases:" if history.releases else "releases: []"
    yield from (f"  - {_release(release)}" for release in history.releases)
    yield "stages:" if history.stages else "stages: {}"
    yield from (f"  {_text(stage)}: {_pin(pin)}" for stage, pin in sorted(history.stages.items()))


def _release(release: Release) -> str:
    note = {} if release.note is None else {"note": _text(release.note)}
    return _mapping({"id": str(release.id), "digest": _digest(release.digest), **note})


def _pin(pin: Pin) -> str:
    canary = _canary(pin.trial) if pin.trial else ENDED
    return _mapping(present(base=str(pin.base), canary=canary if pin.canary is not None else None))


def _canary(canary: Canary) -> str:
    variables = {_text(name): _text(value) for name, value in sorted((canary.variables or {}).items())}
    return _mapping(
        present(
            release=str(canary.release),
            percent=spell(canary.percent.percent),
            variables=_mapping(variables) if variables else None,
            share_cache="true" if canary.share_cache else None,
        )
    )


def _digest(digest: str) -> str:
    return f'"{digest}"' if re.fullmatch(_NUMBER, digest) else digest


def _mapping(members: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in members.items()) + "}"


def _text(text: str) -> str:
    if re.fullmatch(_PLAIN, text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)

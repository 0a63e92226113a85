"""A ledger as text: always the same text for the same releases, one line for what one command did.

So each command adds one line, and what two branches did stands in lines of its own when they meet. Lines are only added
at the end of an environment: two branches conflict only if both act on the same environment.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from gatewright.document.plain_data import present
from gatewright.ledger.ledger import ENDED, AwsApi, Canary, History, Ledger, LogEntry, Pin
from gatewright.spec.values.number import spell

HEADER = """\
# What was released of the spec next to this file, and what each stage serves: the last entry about a stage counts.
# `gatewright release` and related commands write this file; `gatewright releases` shows what it means.
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
    if ledger.gateway is not None:
        yield f"gateway: {_text(ledger.gateway)}"
    yield "environments:" if ledger.environments else "environments: {}"
    for name, history in sorted(ledger.environments.items()):
        yield f"  {_text(name)}:"
        yield from (f"    {line}" for line in _history(history))


def _history(history: History) -> Iterator[str]:
    if history.aws is not None:
        yield f"aws: {_identity(history.aws)}"
    yield "log:" if history.log else "log: []"
    yield from (f"  - {_entry(entry)}" for entry in history.log)


def _identity(aws: AwsApi) -> str:
    return _mapping(
        present(
            account=json.dumps(aws.account) if aws.account is not None else None,
            region=_optional(aws.region),
            stack=_optional(aws.stack),
            api=_optional(aws.api),
            deployed=_optional(aws.deployed),
            digest=_digest(aws.digest) if aws.digest is not None else None,
        )
    )


def _entry(entry: LogEntry) -> str:
    stages = {_text(stage): _pin(pin) for stage, pin in sorted(entry.pins.items())}
    return _mapping(
        present(
            at=json.dumps(entry.at) if entry.at is not None else None,
            verb=entry.verb,
            id=_optional(entry.id),
            digest=_digest(entry.digest) if entry.digest is not None else None,
            note=_optional(entry.note),
            replaces=f"[{', '.join(map(str, entry.replaces))}]" if entry.replaces else None,
            live="true" if entry.live else None,
            stages=_mapping(stages) if stages else None,
        )
    )


def _optional(value: str | int | None) -> str | None:
    return None if value is None else _text(str(value)) if isinstance(value, str) else str(value)


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

"""What older releases need that stages still serve: functions, and the permission to call them.

A deployment freezes the API only. All around it follows the spec at once, so that a canary or a rollback can be served
by an API that calls what is not there any more.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import cast

from msgspec import Struct

from gatewright.compose.specfile import SpecFile
from gatewright.document import Path
from gatewright.document.plain_data import is_list
from gatewright.ledger.ledger import History, Release
from gatewright.ledger.snapshot import Snapshot
from gatewright.releases.archive import snapshot_of
from gatewright.releases.terms import in_terms
from gatewright.template import Value, walk

_ADDRESSES = ("uri", "Uri", "IntegrationUri", "authorizerUri", "AuthorizerUri")
"""What properties are called that say what is called."""
_KINDS = ("type", "Type", "IntegrationType")
_SERVICE = ":apigateway:"
_INVOCATION = ":lambda:path/"


class Served(Struct, frozen=True, kw_only=True):
    """A release that is not the newest, and the stages that serve it."""

    release: Release
    stages: tuple[str, ...]
    snapshot: Snapshot


class Lost(Struct, frozen=True, kw_only=True):
    """A call that a release makes and that will fail."""

    stage: str
    release: int
    parts: tuple[str, ...]
    gone: str | None
    """The resource that is not in the stack any more; nothing if it is the permission to call that is lost."""


def served_besides(file: SpecFile, environment: str | None, history: History) -> tuple[Served, ...]:
    """The other releases than the newest that stages serve and whose snapshots are known."""
    found: list[Served] = []
    for release in history.releases:
        stages = tuple(sorted(stage for stage, pin in history.stages.items() if release.id in pin.serves))
        if not stages or release.digest == history.newest.digest:
            continue
        snapshot = snapshot_of(file, environment, release)
        if snapshot is not None:
            found.append(Served(release=release, stages=stages, snapshot=snapshot))
    return tuple(found)


def resources_called(served: Collection[Served]) -> frozenset[str]:
    """The logical ids of resources of the stack that the releases call."""
    return frozenset(id for each in served for call in _calls(each.snapshot) for id in _things(json.loads(call)))


def lost(
    served: Collection[Served], newest: Snapshot, resources: Collection[str], own_functions: Collection[str]
) -> Iterator[Lost]:
    """What the releases call that is not there, or that API Gateway may not call, once the newest one is deployed.

    Functions of the gateway's own may be called as long as they are there.
    """
    allowed = _calls(newest)
    for each in served:
        for call, parts in _calls(each.snapshot).items():
            ids = tuple(_things(json.loads(call)))
            gone = next((id for id in ids if id not in resources), None)
            if gone is None and (call in allowed or not set(ids).isdisjoint(own_functions)):
                continue
            for stage in each.stages:
                yield Lost(stage=stage, release=each.release.id, parts=parts, gone=gone)


def _calls(snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """The addresses of all functions that a release calls, as canonical text, with the parts that call each."""
    found: dict[str, dict[str, None]] = {}
    for part, definition in _parts(snapshot):
        for address in _addresses(definition):
            found.setdefault(address, {})[part] = None
    return {address: tuple(parts) for address, parts in found.items()}


def _parts(snapshot: Snapshot) -> Iterator[tuple[str, object]]:
    """The parts of a release; authorizers too are parts of their own."""
    for name, part in snapshot.items():
        if name == "API":
            yield from in_terms({name: part}).items()
        else:
            yield name, part


def _addresses(value: object) -> Iterator[str]:
    """The addresses of functions anywhere in a definition."""
    for caller in _mappings(value):
        for name in _ADDRESSES:
            if name in caller and not _is_elsewhere(caller):
                text = json.dumps(caller[name], sort_keys=True)
                if _SERVICE not in text or _INVOCATION in text:
                    yield text


def _is_elsewhere(caller: Mapping[str, object]) -> bool:
    """Whether something that has an address calls no service of AWS."""
    kind = next((caller[name] for name in _KINDS if name in caller), None)
    return isinstance(kind, str) and kind.upper().startswith(("HTTP", "MOCK"))


def _things(value: object) -> Iterator[str]:
    """The resources of the stack that are part of an address: functions by their ARNs, aliases by themselves."""
    for mapping in _mappings(value):
        got, referred = mapping.get("Fn::GetAtt"), mapping.get("Ref")
        if is_list(got) and got[1:] == ["Arn"]:
            yield str(got[0])
        if isinstance(referred, str) and not referred.startswith("AWS::"):
            yield referred


def _mappings(value: object) -> Iterator[Mapping[str, Value]]:
    """Every mapping inside plain data, which is a template value without references."""
    found: list[tuple[dict[str, Value], Path]] = walk(cast("Value", value), (), dict)
    return (mapping for mapping, _ in found)

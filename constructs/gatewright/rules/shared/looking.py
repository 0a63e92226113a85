"""Ways to look at a gateway."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gatewright.document import Path
from gatewright.gateway import Backend, Gateway, HttpTarget, LambdaTarget
from gatewright.spec.model import Json

_STAGE_VARIABLE = re.compile(r"\$\{stageVariables\.([A-Za-z0-9_]+)\}")
_AUTHORITY = re.compile(r"https?://(?:([^/?#@]*)@)?(\[[^\]]*\]|[^/:?#]+)(?::([0-9]+))?(?=[/?#]|$)")


class Authority(NamedTuple):
    """Where an address leads."""

    credentials: str
    host: str
    port: int | None


def authority(url: str) -> Authority | None:
    """The host and the rest before an address's path; nothing if only a stage knows."""
    match = _AUTHORITY.match(url)
    return Authority(match[1] or "", match[2], int(match[3]) if match[3] else None) if match else None


def http_backends(gateway: Gateway) -> Iterator[tuple[Path, HttpTarget]]:
    """All addresses, each with the path where it is written."""
    for backend in gateway.all_backends:
        if isinstance(backend.target, HttpTarget):
            yield url_path(backend), backend.target


def url_path(backend: Backend) -> Path:
    """Where an HTTP backend's address is written."""
    return (*backend.path, "http", "url")


def resource_count(gateway: Gateway) -> int:
    """How many resources an API has: its paths, those above them, and the root."""
    found: set[tuple[str, ...]] = {()}
    for route in gateway.routes:
        segments = route.url.segments
        while segments not in found:
            found.add(segments)
            segments = segments[:-1]
    return len(found)


def stage_variables(target: object) -> tuple[str, ...]:
    """The stage variables that a backend reads."""
    return tuple(_STAGE_VARIABLE.findall(target.url)) if isinstance(target, HttpTarget) else ()


def has_functions(gateway: Gateway) -> bool:
    """Whether any function answers requests."""
    return any(isinstance(backend.target, LambdaTarget) for backend in gateway.all_backends)


class Patch(NamedTuple):
    """A `raw` in a spec: where, of what kind, and what is in it."""

    path: Path
    kind: str
    body: Json


def patches(gateway: Gateway) -> Iterator[Patch]:
    """Everything under `raw` that says something."""
    found = [
        Patch(("raw", "document"), "document", gateway.raw_document),
        Patch(("raw", "api"), "api", gateway.raw_api),
        *(Patch((*function.path, "raw"), "function", function.raw) for function in gateway.functions),
        *(Patch((*stage.path, "raw"), "stage", stage.raw) for stage in gateway.stages),
    ]
    for route in gateway.routes:
        found.append(Patch((*route.path, "raw", "operation"), "operation", route.raw_operation))
        found.append(Patch((*route.path, "raw", "method"), "method", route.raw_method))
    return (patch for patch in found if patch.body)

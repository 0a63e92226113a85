"""Queries of a gateway, with the paths of the results in the spec."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from gatewright.document import Path
from gatewright.gateway import (
    Backend,
    Choice,
    Function,
    Gateway,
    HttpTarget,
    JwtAuthorizer,
    LambdaAuthorizer,
    LambdaTarget,
    Link,
    MockTarget,
    OriginCheck,
    Outside,
    RequestMap,
    ServiceTarget,
    SubtypeTarget,
)
from gatewright.spec.mapping import ValueSource
from gatewright.spec.model import Json, traits
from gatewright.spec.values.identity import Identity

_STAGE_VARIABLE = r"\$\{stageVariables\.([A-Za-z0-9_]+)\}"
_AUTHORITY = r"https?://(?:([^/?#@]*)@)?(\[[^\]]*\]|[^/:?#]+)(?::([0-9]+))?(?=[/?#]|$)"
_SECTIONS = {"header": "headers", "query": "query", "path": "path"}


class Authority(Struct, frozen=True):
    """The authority of a URL."""

    credentials: str
    host: str
    port: int | None


def authority(url: str) -> Authority | None:
    """The authority of a URL; nothing if a stage variable is in it."""
    match = re.match(_AUTHORITY, url)
    return Authority(match[1] or "", match[2], int(match[3]) if match[3] else None) if match else None


def settings_path(backend: Backend) -> Path:
    """The path of a backend's settings, under the key of its kind."""
    match backend.target:
        case LambdaTarget():
            return (*backend.path, "lambda")
        case HttpTarget():
            return (*backend.path, "http")
        case MockTarget():
            return (*backend.path, "mock")
        case ServiceTarget(written=written) | SubtypeTarget(written=written):
            return (*backend.path, traits(type(written)).tag)


def http_backends(gateway: Gateway) -> Iterator[tuple[Path, HttpTarget]]:
    """All HTTP backends, each with the path of its URL."""
    for backend in gateway.all_backends:
        if isinstance(backend.target, HttpTarget):
            yield (*settings_path(backend), "url"), backend.target


def internet_backends(gateway: Gateway) -> Iterator[tuple[Path, HttpTarget]]:
    """The HTTP backends that API Gateway calls over the internet."""
    return ((path, target) for path, target in http_backends(gateway) if target.vpc_link is None)


def mock_backends(gateway: Gateway) -> Iterator[tuple[Path, MockTarget]]:
    """All mock backends, each with its path."""
    for backend in gateway.all_backends:
        if isinstance(backend.target, MockTarget):
            yield settings_path(backend), backend.target


def function_references(gateway: Gateway) -> Iterator[tuple[Path, Function | Outside]]:
    """All functions that backends and authorizers refer to, each with the path of the reference."""
    for backend in gateway.all_backends:
        if isinstance(backend.target, LambdaTarget):
            yield from _functions((*settings_path(backend), "function"), backend.target.function)
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, LambdaAuthorizer) and not isinstance(authorizer.function, OriginCheck):
            yield (*authorizer.path, "lambda", "function"), authorizer.function


def _functions(
    path: Path, function: Function | Outside | Choice[Function | Outside]
) -> Iterator[tuple[Path, Function | Outside]]:
    if isinstance(function, Choice):
        yield from ((function.places[name], member) for name, member in function.among.items())
    else:
        yield path, function


class Chooser(Struct, frozen=True):
    """A reference of a backend that depends on a stage variable."""

    what: str
    choice: Choice[Function | Outside] | Choice[Link]


def choosers(gateway: Gateway) -> Iterator[Chooser]:
    """All references of backends that depend on a stage variable."""
    for backend in gateway.all_backends:
        match backend.target:
            case LambdaTarget(function=Choice() as choice):
                yield Chooser("function", choice)
            case HttpTarget(vpc_link=Choice() as choice):
                yield Chooser("VPC link", choice)
            case _:
                pass


def request_map(backend: Backend) -> RequestMap | None:
    """The request mapping of a backend."""
    return backend.target.request


def mapped_paths(target: HttpTarget) -> Mapping[str, ValueSource]:
    """The variables of a URL that `request.path` sets."""
    if target.request is None:
        return {}
    return {name: source for (location, name), source in target.request.parameters.items() if location == "path"}


def stage_variables(gateway: Gateway) -> Iterator[tuple[Path, str]]:
    """The stage variables that the spec refers to by name, each with the path of the reference."""
    for path, target in http_backends(gateway):
        for name in dict.fromkeys(re.findall(_STAGE_VARIABLE, target.url)):
            yield path, name
    for backend in gateway.all_backends:
        for path, source in sources(backend):
            if source.location == "stage":
                yield path, source.name
    for path, part in identities(gateway):
        if part.location == "stage":
            yield path, part.name
    for chooser in choosers(gateway):
        yield (*chooser.choice.path, "stage_variable"), chooser.choice.variable


def sources(backend: Backend) -> Iterator[tuple[Path, ValueSource]]:
    """All values that a backend reads from a request, each with the path of its mapping."""
    if isinstance(backend.target, ServiceTarget | SubtypeTarget):
        yield from backend.target.sources.items()
    elif backend.target.request:
        path = (*settings_path(backend), "request")
        for (location, name), source in backend.target.request.parameters.items():
            yield (*path, _SECTIONS[location], name), source
        for part, source in backend.target.request.append.items():
            yield (*path, "append", str(part)), source


def identities(gateway: Gateway) -> Iterator[tuple[Path, Identity]]:
    """All identity sources of Lambda authorizers, each with its path."""
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, LambdaAuthorizer):
            for index, part in enumerate(authorizer.identity):
                yield (*authorizer.path, "lambda", "identity", index), part


def jwt_authorizers(gateway: Gateway) -> Iterator[tuple[Path, JwtAuthorizer]]:
    """All JWT authorizers, each with the path of its settings."""
    for authorizer in gateway.authorizers:
        if isinstance(authorizer, JwtAuthorizer):
            yield (*authorizer.path, "jwt"), authorizer


class WrittenGrant(Struct, frozen=True):
    """An IAM permission of a function or a service backend, as written."""

    path: Path
    actions: tuple[str, ...]
    resources: tuple[object, ...]


def written_grants(gateway: Gateway) -> Iterator[WrittenGrant]:
    """All permissions under `allow`."""
    for function in gateway.functions:
        for index, grant in enumerate(function.allow):
            yield WrittenGrant((*function.path, "allow", index), grant.actions, grant.resources)
    for backend in gateway.all_backends:
        if isinstance(backend.target, ServiceTarget | SubtypeTarget):
            for index, spec in enumerate(backend.target.written.allow or ()):
                yield WrittenGrant((*settings_path(backend), "allow", index), spec.actions, spec.resources)


def resource_count(gateway: Gateway) -> int:
    """How many resources an API has: its paths, their parents, and the root."""
    found: set[tuple[str, ...]] = {()}
    for route in gateway.routes:
        segments = route.url.segments
        while segments not in found:
            found.add(segments)
            segments = segments[:-1]
    return len(found)


class Patch(Struct, frozen=True):
    """A `raw` in a spec: its path, kind and content."""

    path: Path
    kind: str
    body: Json


def patches(gateway: Gateway) -> Iterator[Patch]:
    """All patches under `raw` that are not empty."""
    yield from _patch(("raw", "document"), "document", gateway.raw_document)
    yield from _patch(("raw", "api"), "api", gateway.raw_api)
    for function in gateway.functions:
        yield from _patch((*function.path, "raw"), "function", function.raw)
    for stage in gateway.stages:
        yield from _patch((*stage.path, "raw"), "stage", stage.raw)
    for route in gateway.routes:
        if route.raw_operation or route.raw_method or route.raw_route:
            yield from _patch((*route.path, "raw", "operation"), "operation", route.raw_operation)
            yield from _patch((*route.path, "raw", "method"), "method", route.raw_method)
            yield from _patch((*route.path, "raw", "route"), "route", route.raw_route)


def _patch(path: Path, kind: str, body: Json) -> Iterator[Patch]:
    if body:
        yield Patch(path, kind, body)

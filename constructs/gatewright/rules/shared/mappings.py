"""Request and response mappings of backends."""

import re
import warnings
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Backend, Gateway, ResponseMap
from gatewright.rules.shared.looking import sources
from gatewright.spec.mapping import ValueSource


def mapped_answers(gateway: Gateway) -> Iterator[tuple[Backend, tuple[ResponseMap, ...]]]:
    """Backends with response mappings: those in the spec, and the generated ones of services."""
    for backend in gateway.all_backends:
        if backend.target.responses:
            yield backend, backend.target.responses


def request_sources(gateway: Gateway) -> Iterator[tuple[Path, ValueSource]]:
    """All values that backends read from requests, each with the path of its mapping."""
    for backend in gateway.all_backends:
        yield from sources(backend)


def answer_sources(gateway: Gateway) -> Iterator[tuple[Path, ValueSource]]:
    """The sources of response headers, each with the path of its mapping."""
    for _, responses in mapped_answers(gateway):
        for response in responses:
            for key, changes in (("headers", response.headers), ("append", response.append)):
                yield from (((*response.path, key, name), source) for name, source in changes.items())


def matches(pattern: str, text: str) -> bool | None:
    """Whether a pattern matches a whole text; nothing if only Java supports its syntax."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return re.fullmatch(pattern, text) is not None
        except (re.error, OverflowError, RecursionError):
            return None

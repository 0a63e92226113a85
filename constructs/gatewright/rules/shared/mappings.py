"""What backends get of requests, and what their answers become."""

import re
import warnings
from collections.abc import Iterator

from gatewright.document import Path
from gatewright.gateway import Backend, Gateway, ResponseMap
from gatewright.rules.shared.looking import sources
from gatewright.spec.mapping import ValueSource


def mapped_answers(gateway: Gateway) -> Iterator[tuple[Backend, tuple[ResponseMap, ...]]]:
    """Backends whose answers are mapped, with the mappings: what a spec says, and what is made for a service."""
    for backend in gateway.all_backends:
        if backend.target.responses:
            yield backend, backend.target.responses


def request_sources(gateway: Gateway) -> Iterator[tuple[Path, ValueSource]]:
    """All that backends take of requests, each with the path where a spec says so."""
    for backend in gateway.all_backends:
        yield from sources(backend)


def answer_sources(gateway: Gateway) -> Iterator[tuple[Path, ValueSource]]:
    """Where the headers of answers come from, each with the path where a spec says so."""
    for _, responses in mapped_answers(gateway):
        for response in responses:
            for key, changes in (("headers", response.headers), ("append", response.append)):
                yield from (((*response.path, key, name), source) for name, source in changes.items())


def matches(pattern: str, text: str) -> bool | None:
    """Whether a pattern is that of a whole text; nothing if it is in a dialect that only Java reads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return re.fullmatch(pattern, text) is not None
        except (re.error, OverflowError, RecursionError):
            return None

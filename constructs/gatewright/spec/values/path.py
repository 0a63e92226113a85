"""Request paths and route keys."""

from __future__ import annotations

import re
from functools import cached_property
from typing import ClassVar, Self

from gatewright.document import in_words
from gatewright.spec.values.value import BadValueError, Value, Written, as_text

METHODS = ("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY")
_LITERAL = re.compile(r"[A-Za-z0-9._:-]+")
_VARIABLE = re.compile(r"\{([A-Za-z0-9._-]+)(\+?)\}")


class RoutePath(Value, frozen=True, order=True, dict=True):
    """A request path: `/orders/{id}`, or `/files/{rest+}` for all paths below."""

    SCHEMA: ClassVar = {"type": "string", "pattern": "^/", "examples": ["/orders/{id}", "/files/{rest+}"]}

    segments: tuple[str, ...]

    @classmethod
    def parse(cls, written: Written) -> Self:
        """Segments of letters, digits, `.`, `_`, `-` and `:`, or one whole `{variable}` or `{variable+}`."""
        path = as_text(written)
        if not path.startswith("/"):
            raise BadValueError(f"{path!r} is not a path", f"start it with a slash: `/{path}`")
        if path == "/":
            return cls(())
        if path.endswith("/"):
            raise BadValueError(f"the path {path!r} ends in a slash", f"write `{path.rstrip('/') or '/'}`")
        segments = tuple(path[1:].split("/"))
        for segment in segments:
            _check_segment(segment, path)
        return cls(segments)

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The names of the path's variables, in order."""
        found = (_VARIABLE.fullmatch(segment) for segment in self.segments)
        return tuple(match[1] for match in found if match)

    @property
    def greedy(self) -> bool:
        """Whether the last segment matches all paths below it."""
        return bool(self.segments) and self.segments[-1].endswith("+}")

    @property
    def parents(self) -> tuple[RoutePath, ...]:
        """The paths above this one, outermost first, without the root."""
        return tuple(RoutePath(self.segments[:count]) for count in range(1, len(self.segments)))

    def below(self, other: RoutePath) -> RoutePath:
        """This path, read as relative to `other`."""
        return RoutePath(other.segments + self.segments)

    def __str__(self) -> str:
        return "/" + "/".join(self.segments)


class RouteKey(Value, frozen=True):
    """A method and a path: `GET /orders/{id}`. In a path group the path is relative, and can be omitted."""

    SCHEMA: ClassVar = {
        "type": "string",
        "pattern": f"^({'|'.join(METHODS)})( /.*)?$",
        "examples": ["GET /orders/{id}"],
    }

    method: str
    path: RoutePath

    @classmethod
    def parse(cls, written: Written) -> Self:
        """One of the methods in capitals, one space, a path."""
        method, space, path = as_text(written).partition(" ")
        if method not in METHODS:
            raise BadValueError(f"{in_words(written)} is not a route", _method_help(method, path))
        return cls(method, RoutePath.parse(path) if space else RoutePath(()))

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


class GroupKey(Value, frozen=True):
    """The path of a group, which the paths of its routes continue: `/v1`."""

    SCHEMA: ClassVar = {"type": "string", "pattern": "^/", "examples": ["/v1", "/admin"]}

    path: RoutePath

    @classmethod
    def parse(cls, written: Written) -> Self:
        """A path, as in a route."""
        return cls(RoutePath.parse(written))

    def __str__(self) -> str:
        return str(self.path)


def _check_segment(segment: str, path: str) -> None:
    if not segment:
        raise BadValueError(f"the path {path!r} has an empty segment", "remove one of the two slashes")
    if not (_LITERAL.fullmatch(segment) or _VARIABLE.fullmatch(segment)):
        raise BadValueError(
            f"API Gateway does not support the path segment {segment!r}",
            "use letters, digits and `.`, `_`, `-`, `:`, or one whole `{variable}`",
        )


def _method_help(method: str, path: str) -> str:
    if method.upper() in METHODS:
        return f"write the method in capitals: `{method.upper()} {path or '/…'}`"
    if method.upper() in ("TRACE", "CONNECT"):
        return "API Gateway does not support this method"
    if method.startswith("$"):
        return "write `$connect`, `$disconnect` or `$default`"
    if not path.startswith("/"):
        return "write a method and a path, `GET /orders`; in WebSocket APIs a name, without spaces"
    return f"write a method and a path, `GET /orders`; the methods are {', '.join(METHODS)}"

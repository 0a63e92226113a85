"""Formats of text: those that the service checks, and what to write instead of others."""

import re
from collections.abc import Callable, Mapping

from gatewright.formats.jsonschemas.patterns import pattern_problem

CHECKED = frozenset(("date-time", "email", "hostname", "ipv4", "ipv6", "regex", "uri"))
"""The formats of draft 4. The service fails requests over any other."""

HINTS = frozenset(("float", "double", "password", "binary"))
"""Formats that are for people and code generators: nothing is lost without them."""

INSTEAD: Mapping[str, str] = {
    "int32": "write `minimum: -2147483648` and `maximum: 2147483647` for its range",
    "int64": "write `minimum: -9223372036854775808` and `maximum: 9223372036854775807` for its range",
    "decimal": "remove it: only `type: number` is checked",
    "date": r"write `pattern: '^\d{4}-\d{2}-\d{2}$'`, or use `date-time`",
    "time": r"write `pattern: '^\d{2}:\d{2}:\d{2}'`",
    "uuid": "write `pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'`",
    "byte": "write `pattern: '^[A-Za-z0-9+/]*={0,2}$'`",
}
"""What says the same as a format, where something does."""


def instead_of(format: str) -> str:
    """The help for a format that the service does not check."""
    return INSTEAD.get(format, "write a `pattern` for the format of the string")


def has_format(text: str, format: str) -> bool:
    """Whether a text has a format; a format that is not known here says nothing."""
    check = _CHECKS.get(format)
    return check is None or check(text)


def _matches(pattern: str) -> Callable[[str], bool]:
    def check(text: str) -> bool:
        return re.fullmatch(pattern, text, re.ASCII) is not None

    return check


def _is_ipv6(text: str) -> bool:
    from ipaddress import AddressValueError, IPv6Address  # noqa: PLC0415 - most schemas have no such format

    try:
        return not IPv6Address(text).scope_id
    except AddressValueError:
        return False


def _is_regex(text: str) -> bool:
    return pattern_problem(text) is None


_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_BYTE = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"

_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "date-time": _matches(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)"),
    "email": _matches(r"[^@\s]+@[^@\s]+"),
    "hostname": _matches(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*"),
    "ipv4": _matches(rf"{_BYTE}(?:\.{_BYTE}){{3}}"),
    "ipv6": _is_ipv6,
    "regex": _is_regex,
    "uri": _matches(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*"),
}

"""The address ranges in a policy, which can contain each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gatewright.document import Path
from gatewright.gateway import Callers
from gatewright.spec.values.late import is_late

if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network

_PRIVATE = (
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "::1/128",
    "fc00::/7",
    "fe80::/10",
)
"""Addresses that no client on the internet has."""


class Range(NamedTuple):
    """Addresses, as written and as a network."""

    path: Path
    text: str
    network: IPv4Network | IPv6Network


class Ranges:
    """An index of ranges that finds the one that contains another."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._by_network = {range.network: range for range in reversed(tuple(ranges))}
        self._lengths = sorted({network.prefixlen for network in self._by_network})

    def holding(self, range: Range) -> Range | None:
        """The largest other range that contains this one; the first, if two are equal."""
        for length in self._lengths:
            if length <= range.network.prefixlen:
                found = self._by_network.get(range.network.supernet(new_prefix=length))
                if found is not None and found.path != range.path:
                    return found
        return None


def ranges(callers: Callers | None, path: Path) -> list[Range]:
    """All address ranges of callers that are known before the deployment."""
    texts = enumerate(callers.addresses if callers else ())
    return [Range((*path, "addresses", index), text, _network(text)) for index, text in texts if not is_late(text)]


@cache
def private_ranges() -> Ranges:
    """The ranges that are reserved for private networks."""
    return Ranges(Range((), text, _network(text)) for text in _PRIVATE)


def _network(text: str) -> IPv4Network | IPv6Network:
    from ipaddress import ip_network  # noqa: PLC0415 - needed for few specs

    return ip_network(text, strict=False)

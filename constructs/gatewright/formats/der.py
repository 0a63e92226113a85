"""DER, the encoding that certificates are in: one element after the other, each with its kind and its length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

BOOLEAN, INTEGER, BITS, OCTETS, OID = 0x01, 0x02, 0x03, 0x04, 0x06
UTC_TIME, TIME = 0x17, 0x18
SEQUENCE, SET = 0x30, 0x31
WIDE_STRING = 0x1E


class DerError(ValueError):
    """Bytes that are no DER, or not what was looked for."""


class Element(NamedTuple):
    """An element: its kind, what is in it, and all of it as it is encoded."""

    tag: int
    content: bytes
    whole: bytes

    def inner(self) -> list[Element]:
        """The elements in it."""
        return list(elements(self.content))

    def expect(self, *tags: int) -> Element:
        """The element itself, which has to be of one of these kinds."""
        if self.tag not in tags:
            raise DerError(f"unexpected element type {self.tag:#x}")
        return self


def elements(data: bytes) -> Iterator[Element]:
    """The elements that bytes are made of."""
    start = 0
    while start < len(data):
        head, length = _head(data, start)
        end = head + length
        if end > len(data):
            raise DerError("it ends too early")
        yield Element(data[start], data[head:end], data[start:end])
        start = end


def only(data: bytes, tag: int) -> Element:
    """The one element that bytes are."""
    found = list(elements(data))
    if len(found) != 1:
        raise DerError(f"there are {len(found)} elements instead of one")
    return found[0].expect(tag)


def oid(content: bytes) -> str:
    """An object identifier as people write it: `2.5.29.19`."""
    numbers: list[int] = []
    value = 0
    for byte in content:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(value)
            value = 0
    if not numbers:
        raise DerError("an identifier is empty")
    first = min(numbers[0] // 40, 2)
    return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:])))


def _head(data: bytes, start: int) -> tuple[int, int]:
    """Where an element's content starts, and how long it is."""
    if start + 2 > len(data):
        raise DerError("it ends too early")
    length = data[start + 1]
    if length < 0x80:
        return start + 2, length
    count = length & 0x7F
    head = start + 2 + count
    if not 1 <= count <= 4 or head > len(data):
        raise DerError("the length of an element cannot be read")
    return head, int.from_bytes(data[start + 2 : head], "big")

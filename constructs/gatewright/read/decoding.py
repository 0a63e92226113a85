"""From bytes to text: UTF-8, and a diagnostic for anything else."""

from __future__ import annotations

from gatewright.diagnostics import Diagnostic
from gatewright.diagnostics.codes.files import BAD_ENCODING, FILE_TOO_LARGE
from gatewright.document.source import Place, Source
from gatewright.read.limits import MAX_BYTES
from gatewright.read.lines import Lines, start_of

_UTF8_MARK = b"\xef\xbb\xbf"
_OTHERS = (
    ("UTF-32", "utf-32-le", b"\xff\xfe\x00\x00", "x000"),
    ("UTF-32", "utf-32-be", b"\x00\x00\xfe\xff", "000x"),
    ("UTF-16", "utf-16-le", b"\xff\xfe", "x0x0"),
    ("UTF-16", "utf-16-be", b"\xfe\xff", "0x0x"),
)
"""Encodings by their byte-order mark or, as all specs start in ASCII, by where the zeros are."""


def decode(data: bytes, name: str, key: str) -> tuple[Source, Diagnostic | None]:
    """The text of a file. If there is a diagnostic, the text is only good for showing."""
    if len(data) > MAX_BYTES:
        source = Source(name, data[:MAX_BYTES].decode("utf-8", "replace"), key)
        return source, too_large(start_of(source))
    zeros = "".join("x" if byte else "0" for byte in data[:4])
    for title, encoding, mark, start in _OTHERS:
        if data.startswith(mark) or zeros == start:
            source = Source(name, data.decode(encoding, "replace"), key)
            help = "save the file as UTF-8"
            return source, BAD_ENCODING.at(start_of(source), f"the file is {title}, not UTF-8", help=help)
    text = data.removeprefix(_UTF8_MARK)
    try:
        return Source(name, text.decode("utf-8"), key), None
    except UnicodeDecodeError as error:
        source = Source(name, text.decode("utf-8", "replace"), key)
        return source, _bad_byte(source, len(text[: error.start].decode("utf-8")), text[error.start])


def too_large(place: Place) -> Diagnostic:
    """The error for a file that is too large to be written by hand."""
    help = "split it into several files with `include`"
    return FILE_TOO_LARGE.at(place, f"the file is larger than {MAX_BYTES // 1024**2} MiB", help=help)


def _bad_byte(source: Source, offset: int, byte: int) -> Diagnostic:
    place = Lines(source).place(offset, offset + 1)
    help = "save the file as UTF-8"
    if byte >= 0xA0:
        help += f"; the character may be {chr(byte)!r}, in Latin-1"
    return BAD_ENCODING.at(place, f"the byte 0x{byte:02x} is not UTF-8", help=help)
